// The mailer writes a mail for every order on its standard input, one JSON object a line.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	base := os.Getenv("SHOP")
	if base == "" {
		base = "http://127.0.0.1:8787"
	}
	mailer := Mailer{flags: remoteFlags{base: base, http: &http.Client{Timeout: 2 * time.Second}}}
	if err := run(context.Background(), mailer, os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, mailer Mailer, orders io.Reader, out io.Writer) error {
	size := mailer.BatchSize(ctx)
	decoder := json.NewDecoder(orders)
	for sent := 0; ; sent++ {
		var order Order
		err := decoder.Decode(&order)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if sent > 0 && sent%size == 0 {
			fmt.Fprintln(out)
		}
		mail := mailer.Write(ctx, order)
		fmt.Fprintf(out, "%s\t%s\t%s\n", mail.To, mail.Subject, mail.Body)
	}
}
