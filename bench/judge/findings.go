// Reads pairs of Go files from stdin and prints what is wrong with the second that was not wrong with the first: it does
// not parse, is not as gofmt writes it, or says what a type checker that knows no other file can tell is wrong.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"regexp"
)

type pair struct {
	Name, File, Before, After string
}

type noPackages struct{}

func (noPackages) Import(string) (*types.Package, error) { return nil, errors.New("not read") }

var sure = regexp.MustCompile(`declared (and|but) not used|missing return|no new variables|undeclared|undefined:`)

func findings(text string) map[string]int {
	found := map[string]int{}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", text, parser.ParseComments)
	if err != nil {
		return map[string]int{err.Error(): 1}
	}
	config := types.Config{Importer: noPackages{}, Error: func(err error) {
		if told := err.(types.Error).Msg; sure.MatchString(told) {
			found[told]++
		}
	}}
	config.Check("", files, []*ast.File{file}, nil)
	if formatted, err := format.Source([]byte(text)); err == nil && string(formatted) != text {
		found["not as gofmt writes it"]++
	}
	return found
}

func main() {
	var pairs []pair
	if err := json.NewDecoder(os.Stdin).Decode(&pairs); err != nil {
		panic(err)
	}
	for _, each := range pairs {
		before := findings(each.Before)
		for told, count := range findings(each.After) {
			if count > before[told] {
				fmt.Println(each.Name, each.File, told)
			}
		}
	}
}
