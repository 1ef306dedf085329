package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

type fakeFlags map[FlagKey]bool

func (f fakeFlags) BooleanValue(_ context.Context, flag FlagKey, defaultValue bool, _ EvaluationContext) (bool, error) {
	if value, known := f[flag]; known {
		return value, nil
	}
	return defaultValue, nil
}

func (f fakeFlags) IntValue(_ context.Context, _ FlagKey, defaultValue int64, _ EvaluationContext) (int64, error) {
	return defaultValue, nil
}

var order = Order{Number: "10482", Customer: "dana@mail.example"}

func TestOldMailWithoutFlags(t *testing.T) {
	mail := Mailer{flags: fakeFlags{}}.Write(context.Background(), order)
	if !strings.HasPrefix(mail.Body, "Thank you") || mail.Subject != "Your order 10482" {
		t.Errorf("got %+v", mail)
	}
}

func TestOrderMailV2(t *testing.T) {
	t.Run("order-mail-v2 tells where the parcel is", func(t *testing.T) {
		mail := Mailer{flags: fakeFlags{FlagOrderMailV2: true}}.Write(context.Background(), order)
		if !strings.Contains(mail.Body, "/orders/10482") {
			t.Errorf("got %q", mail.Body)
		}
	})
}

func TestWinterSaleInSubject(t *testing.T) {
	mail := Mailer{flags: fakeFlags{FlagWinterSale: true}}.Write(context.Background(), order)
	if !strings.HasSuffix(mail.Subject, "winter sale") {
		t.Errorf("got %q", mail.Subject)
	}
}

func TestRemoteAnswers(t *testing.T) {
	answers := map[string]string{
		"/ofrep/v1/evaluate/flags/order-mail-v2": `{"key":"order-mail-v2","value":true,"reason":"STATIC"}`,
		// No value, as for a flag without a default variant: ours holds.
		"/ofrep/v1/evaluate/flags/mail-batch-size": `{"key":"mail-batch-size","reason":"DEFAULT"}`,
	}
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, known := answers[r.URL.Path]
		if !known {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(answer))
	}))
	defer shop.Close()

	mailer := Mailer{flags: remoteFlags{base: shop.URL, http: shop.Client()}}
	if mail := mailer.Write(context.Background(), order); !strings.Contains(mail.Body, "Follow it") {
		t.Errorf("got %q", mail.Body)
	}
	if size := mailer.BatchSize(context.Background()); size != defaultBatchSize {
		t.Errorf("got a batch of %d", size)
	}
}
