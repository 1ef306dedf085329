package main

import (
	"context"
	"fmt"
	"log"
)

const defaultBatchSize = 50

// Order is what a mail tells about.
type Order struct {
	Number   string
	Customer string
}

// Mail is ready to be sent.
type Mail struct {
	To      string
	Subject string
	Body    string
}

// Mailer writes order mails; which ones, flags decide.
type Mailer struct {
	flags FlagClient
}

// Write makes the mail for one order.
func (m Mailer) Write(ctx context.Context, order Order) Mail {
	evalCtx := EvaluationContext{
		TargetingKey: order.Customer,
		Attributes:   map[string]any{"email": order.Customer},
	}
	return Mail{
		To:      order.Customer,
		Subject: m.subject(ctx, order, evalCtx),
		Body:    m.body(ctx, order, evalCtx),
	}
}

// BatchSize is how many mails leave at once.
func (m Mailer) BatchSize(ctx context.Context) int {
	worker := EvaluationContext{TargetingKey: "mailer"}
	size, err := m.flags.IntValue(ctx, FlagMailBatchSize, defaultBatchSize, worker)
	if err != nil {
		log.Printf("batch size stays at %d: %v", size, err)
	}
	return int(size)
}

func (m Mailer) subject(ctx context.Context, order Order, evalCtx EvaluationContext) string {
	subject := fmt.Sprintf("Your order %s", order.Number)
	if m.enabled(ctx, FlagWinterSale, evalCtx) {
		subject += " from the winter sale"
	}
	return subject
}

func (m Mailer) body(ctx context.Context, order Order, evalCtx EvaluationContext) string {
	v2, err := m.flags.BooleanValue(ctx, FlagOrderMailV2, false, evalCtx)
	if err != nil {
		log.Printf("old order mail for %s: %v", order.Number, err)
	}
	if v2 {
		return fmt.Sprintf("Order %s is packed. Follow it at /orders/%s", order.Number, order.Number)
	}
	return fmt.Sprintf("Thank you for your order %s.", order.Number)
}

// enabled takes a flag that cannot be asked for off: a mail without a flag's extra is still a mail.
func (m Mailer) enabled(ctx context.Context, flag FlagKey, evalCtx EvaluationContext) bool {
	on, _ := m.flags.BooleanValue(ctx, flag, false, evalCtx)
	return on
}
