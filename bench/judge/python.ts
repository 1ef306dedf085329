import { spawnSync } from 'node:child_process';
import { type Judge, pairsAsJson } from './judge.ts';

const COMPILE = `
import json, sys
def error(text, file):
    try:
        compile(text, file, "exec")
    except SyntaxError as found:
        return found
for pair in json.load(sys.stdin):
    found = error(pair["after"], pair["file"])
    if found and not error(pair["before"], pair["file"]):
        print(pair["name"], pair["file"], found)
`;

/** Python's own compiler. */
export const pythonJudge: Judge = (_root, removals) => {
  const ran = spawnSync('python3', ['-c', COMPILE], {
    input: pairsAsJson(removals, '.py'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout.split('\n').filter(Boolean);
};
