import assert from 'node:assert/strict';
import { once } from 'node:events';
import { access, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { HealthError, type HealthFailure } from '../../../src/core/ports/healthSource.ts';
import { execSource } from '../../../src/health/exec/source.ts';
import { exec } from '../../../src/node/exec.ts';
import { NOW } from '../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const SPAN = { from: NOW - 60_000, to: NOW, stepMs: 1000 };

describe('a command as a health source', () => {
  const folder = useTemporaryFolder();
  const source = execSource(exec);
  const never = new AbortController().signal;

  /** Runs a script of its own. */
  async function ask(script: string, query = '', signal = never) {
    const file = path.join(folder(), 'health.cjs');
    await writeFile(file, script);
    const command = [process.execPath, file];
    return source.series({ name: 'own', kind: 'exec', command, root: folder() }, query, SPAN, signal);
  }

  async function fails(asked: Promise<unknown>, reason: HealthFailure, words: RegExp): Promise<void> {
    await assert.rejects(asked, (error: unknown) => {
      assert.ok(error instanceof HealthError, String(error));
      assert.equal(error.reason, reason);
      assert.match(error.message, words);
      return true;
    });
  }

  it('finds the question in its environment, and answers in seconds', async () => {
    const script = `const { QUERY, FROM, TO, STEP } = process.env;
      console.log(JSON.stringify({ series: [{ name: QUERY + STEP, points: [[+FROM, 1], [+TO, null]] }] }));`;
    assert.deepEqual(await ask(script, 'pages '), [
      {
        name: 'pages 1',
        points: [
          [SPAN.from, 1],
          [NOW, Number.NaN],
        ],
      },
    ]);
  });

  it('is started without a shell, in the folder of the configuration', async () => {
    const query = '$(touch gone); `touch gone` & touch gone';
    const script = `console.log(JSON.stringify({ series: [{ name: process.cwd() + process.env.QUERY, points: [] }] }));`;
    const [line] = await ask(script, query);
    assert.ok(line?.name.endsWith(query));
    await assert.rejects(access(path.join(folder(), 'gone')));
  });

  it('gets names that cannot end the text they stand in', () => {
    assert.equal(JSON.parse(`"${source.escape('a"b\\\n\u{1F600}')}"`), 'a"b\\\n\u{1F600}');
    assert.match(source.escape("'; drop table --"), /^[\w\\-]+$/);
  });

  it('that fails, says so in its own words', async () => {
    await fails(
      ask(`console.error('no database'); process.exit(3);`),
      'malformed',
      /ended with 3: no database/,
    );
  });

  it('that prints something else', async () => {
    await fails(ask(`console.log('17');`), 'malformed', /printed something else than/);
    await fails(
      ask(`console.log('{"series": [{"points": [["now", 1]]}]}');`),
      'malformed',
      /\(series\.0\.points\.0\.0\)/,
    );
  });

  it('that is not there', async () => {
    const place = { name: 'own', kind: 'exec', command: ['./not-there'], root: folder() };
    await fails(source.series(place, '', SPAN, never), 'unreachable', /could not be started/);
  });

  it('that prints without end', async () => {
    const endless = `for (;;) require('node:fs').writeSync(1, 'x'.repeat(1 << 16));`;
    await fails(ask(endless), 'too much', /more than is ever needed/);
  });

  it('that takes too long', async () => {
    const impatient = execSource((command, signal) => exec({ ...command, timeoutMs: 300 }, signal));
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)'];
    const place = { name: 'own', kind: 'exec', command, root: folder() };
    await fails(impatient.series(place, '', SPAN, never), 'timeout', /was not done after 0\.3 s/);
  });

  it('is ended with all that it has started when nobody waits any more', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const child = `require('node:net').connect(${port}, '127.0.0.1')`;
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });`;
    const gone = new AbortController();
    const asked = assert.rejects(ask(script, '', gone.signal), /closed/);
    const [socket] = (await once(server, 'connection')) as [Socket];
    const closed = once(socket.on('error', () => undefined).resume(), 'close');
    gone.abort(new Error('closed'));
    await Promise.all([asked, closed]);
    server.close();
  });

  it('is not run where commands are not', async () => {
    const place = { name: 'own', kind: 'exec', command: ['true'], root: folder() };
    await fails(execSource('Not here.').series(place, '', SPAN, never), 'not asked', /^own: Not here\.$/);
  });
});
