package main

import "context"

// FlagKey names a flag, so that no other text is taken for one.
type FlagKey string

const (
	FlagOrderMailV2   FlagKey = "order-mail-v2"
	FlagWinterSale    FlagKey = "winter-sale"
	FlagMailBatchSize FlagKey = "mail-batch-size"
)

// EvaluationContext is who a flag is asked for.
type EvaluationContext struct {
	TargetingKey string
	Attributes   map[string]any
}

// FlagClient is the part of the OpenFeature client the mailer uses.
type FlagClient interface {
	BooleanValue(ctx context.Context, flag FlagKey, defaultValue bool, evalCtx EvaluationContext) (bool, error)
	IntValue(ctx context.Context, flag FlagKey, defaultValue int64, evalCtx EvaluationContext) (int64, error)
}
