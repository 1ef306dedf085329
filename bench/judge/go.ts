import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Judge, pairsAsJson } from './judge.ts';

/** Go's own parser, formatter and type checker, each file on its own. */
export const goJudge: Judge = (_root, removals) => {
  const program = path.join(__dirname, '../../bench/judge/findings.go');
  const ran = spawnSync('go', ['run', program], {
    input: pairsAsJson(removals, '.go'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, GO111MODULE: 'off' },
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout.split('\n').filter(Boolean);
};
