// @ts-check
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { freePort } from '../support/freePort.mjs';
import { opening } from '../support/opening.mjs';
import { startGroup } from '../support/processes.mjs';
import { ready } from '../support/ready.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { ensurePrometheus } from './parts.mjs';

/**
 * A Prometheus of its own that scrapes some addresses every second.
 * @param {{ targets: string[] }} what addresses as `host:port`
 */
export async function startPrometheus({ targets }) {
  const found = await ensurePrometheus();
  if ('missing' in found) throw new Failure(found.missing);
  return opening(async (onClose) => {
    const folder = await temporaryFolder(onClose);
    const file = path.join(folder, 'prometheus.json');
    await writeFile(file, JSON.stringify(configuration(targets)));
    const port = await freePort();
    const group = startGroup(
      found.program,
      [
        `--config.file=${file}`,
        `--storage.tsdb.path=${path.join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--storage.tsdb.retention.time=1d',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    onClose(group.stop);
    await ready(group, {
      name: 'Prometheus',
      says: /Server is ready to receive web requests/,
      limitMs: 30_000,
    });
    return { url: `http://127.0.0.1:${port}` };
  });
}

/** YAML holds JSON. @param {string[]} targets */
function configuration(targets) {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1m' },
    scrape_configs: [{ job_name: 'shop', static_configs: [{ targets }] }],
  };
}
