package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

// remoteFlags asks the shop over the OpenFeature Remote Evaluation Protocol.
type remoteFlags struct {
	base string
	http *http.Client
}

func (r remoteFlags) BooleanValue(ctx context.Context, flag FlagKey, defaultValue bool, evalCtx EvaluationContext) (bool, error) {
	return ask(ctx, r, flag, defaultValue, evalCtx)
}

func (r remoteFlags) IntValue(ctx context.Context, flag FlagKey, defaultValue int64, evalCtx EvaluationContext) (int64, error) {
	return ask(ctx, r, flag, defaultValue, evalCtx)
}

func ask[T any](ctx context.Context, r remoteFlags, flag FlagKey, defaultValue T, evalCtx EvaluationContext) (T, error) {
	evaluation := map[string]any{}
	for name, value := range evalCtx.Attributes {
		evaluation[name] = value
	}
	evaluation["targetingKey"] = evalCtx.TargetingKey
	body, err := json.Marshal(map[string]any{"context": evaluation})
	if err != nil {
		return defaultValue, err
	}
	address := r.base + "/ofrep/v1/evaluate/flags/" + url.PathEscape(string(flag))
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return defaultValue, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := r.http.Do(request)
	if err != nil {
		return defaultValue, err
	}
	defer response.Body.Close()
	return read(response, flag, defaultValue)
}

// read takes an answer without a value for what it means: the caller's default holds.
func read[T any](response *http.Response, flag FlagKey, defaultValue T) (T, error) {
	if response.StatusCode != http.StatusOK {
		return defaultValue, fmt.Errorf("flag %s: %s", flag, response.Status)
	}
	var answer struct {
		Value *T `json:"value"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return defaultValue, fmt.Errorf("flag %s: %w", flag, err)
	}
	if answer.Value == nil {
		return defaultValue, nil
	}
	return *answer.Value, nil
}
