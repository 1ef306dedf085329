import assert from 'node:assert/strict';
import { namesFlagSchema } from '../../../../src/core/references/flagFiles.ts';

const SCHEMA = 'https://flagd.dev/schema/v0/flags.json';

describe('a flag file by its schema', () => {
  const yes = (text: string) => assert.equal(namesFlagSchema(text), true, text);
  const no = (text: string) => assert.equal(namesFlagSchema(text), false, text);

  it('names it as a member of its own', () => {
    yes(`{ "$schema": "${SCHEMA}", "flags": {} }`);
    yes(`\uFEFF{\n  "title": "x",\n  "$schema": "${SCHEMA}"`);
    yes(`flags: {}\n$schema: ${SCHEMA}\n`);
    yes(`"$schema": "${SCHEMA}"\n`);
    yes(`# yaml-language-server: $schema=${SCHEMA}\nflags: {}\n`);
  });

  it('is not a file that holds one, mentions it, or is the schema', () => {
    no(`{ "data": { "$schema": "${SCHEMA}" } }`);
    no(`data:\n  flags.json: |\n    { "$schema": "${SCHEMA}" }\n`);
    no(`{ "$schema": "http://json-schema.org/draft-07/schema#", "$id": "${SCHEMA}" }`);
    no(`{ "$schema": "https://flagd.dev/schema/v0/targeting.json" }`);
    no(`{ "docs": "see ${SCHEMA}" }`);
  });
});
