import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { TOOLS } from '../../../src/app/tools/table.ts';
import { prepareDemo } from '../../support/cli.ts';

/** The official client, over stdio, against the built command line on the demo. */
describe('release-lens mcp', () => {
  let above: string;
  let demo: Awaited<ReturnType<typeof prepareDemo>>;
  let untouched: string;
  const clients: Client[] = [];

  before(async () => {
    above = await mkdtemp(path.join(os.tmpdir(), 'release-lens-mcp-'));
    demo = await prepareDemo(path.join(above, 'demo'));
    untouched = await flagFile();
  });
  after(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await rm(above, { recursive: true, force: true });
  });

  const flagFile = () => readFile(demo.flagFile, 'utf8');

  async function connected(answer?: 'accept' | 'decline', asked: string[] = []): Promise<Client> {
    const capabilities = answer === undefined ? {} : { elicitation: {} };
    const client = new Client({ name: 'test', version: '1' }, { capabilities });
    if (answer !== undefined)
      client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
        asked.push(params.message);
        return { action: answer, ...(answer === 'accept' ? { content: {} } : {}) };
      });
    const env = {
      ...(process.env as Record<string, string>),
      RELEASE_LENS_HOME: path.join(above, 'home'),
      RELEASE_LENS_IDENTITY: 'you@shop.example',
    };
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [path.resolve('dist/cli.js'), 'mcp'],
      cwd: demo.folder,
      env,
      stderr: 'ignore',
    });
    clients.push(client);
    await client.connect(transport);
    return client;
  }

  async function call(client: Client, name: string, input: Record<string, unknown>) {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [{ text = '' } = {}] = content as { text?: string }[];
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects.
    return { text, isError: isError === true, json: (): any => JSON.parse(text) };
  }

  it('offers every tool of the table, and says which of them write', async () => {
    const { tools } = await (await connected()).listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
      TOOLS.map(({ name, writes }) => [name, !writes]),
    );
  });

  it('reads: state, reasons, references, stale flags, a removal as a diff', async () => {
    const client = await connected();
    const state = (await call(client, 'flag_state', { key: 'new-checkout' })).json();
    assert.equal(state.environments[0].environment, 'production');
    assert.equal(state.environments[0].stage, 'dark');
    assert.match(state.environments[0].you, /You get off/);
    const why = (
      await call(client, 'explain_flag', { key: 'gift-cards', identity: 'ana@shop.example' })
    ).json();
    assert.equal(why.gets, 'on');
    const { references } = (await call(client, 'flag_references', { key: 'new-checkout' })).json();
    assert.ok(references.some(({ file }: { file: string }) => file === 'shop/checkout.tsx'));
    const { stale } = (await call(client, 'stale_flags', {})).json();
    assert.ok(stale.some(({ key }: { key: string }) => key === 'old-banner'));
    const removal = (
      await call(client, 'propose_flag_removal', { key: 'new-checkout', value: 'true' })
    ).json();
    assert.match(removal.files[0].diff, /^-/m);
    assert.equal(await flagFile(), untouched);
  });

  it('writes nothing before a client without questions repeats what it was given, and then once', async () => {
    const client = await connected();
    const proposed = (await call(client, 'release_to_only_me', { key: 'new-checkout' })).json();
    assert.equal(proposed.outcome, 'proposed');
    assert.match(proposed.reach, /you: off → on; everyone else: unchanged/);
    assert.match(proposed.change, /\+.*you@shop\.example/);
    assert.equal(await flagFile(), untouched);
    const { confirm } = proposed;
    const other = await call(client, 'release_to_only_me', { key: 'gift-cards', confirm });
    assert.match(other.text, /Something else was proposed/);
    const made = await call(client, 'release_to_only_me', { key: 'new-checkout', confirm });
    assert.equal(made.json().status, 'verified');
    assert.match(await flagFile(), /you@shop\.example/);
    const again = await call(client, 'release_to_only_me', { key: 'new-checkout', confirm });
    assert.ok(again.isError);
    const end = (await call(client, 'end_self_release', { key: 'new-checkout' })).json();
    await call(client, 'end_self_release', { key: 'new-checkout', confirm: end.confirm });
    assert.equal(await flagFile(), untouched);
  });

  it('asks the person where the client can, and takes a no for a no', async () => {
    const asked: string[] = [];
    const no = await call(await connected('decline', asked), 'release_to_only_me', { key: 'new-checkout' });
    assert.equal(no.json().outcome, 'not agreed');
    assert.match(asked.join(), /Release new-checkout to only you in production\?/);
    assert.equal(await flagFile(), untouched);
    const client = await connected('accept');
    assert.equal(
      (await call(client, 'release_to_only_me', { key: 'new-checkout' })).json().status,
      'verified',
    );
    await call(client, 'end_self_release', { key: 'new-checkout' });
    assert.equal(await flagFile(), untouched);
  });

  it('refuses with the reason what would reach others, and what it is not given rightly', async () => {
    const client = await connected('accept');
    const wide = (await call(client, 'release_to_only_me', { key: 'search-suggestions' })).json();
    assert.equal(wide.outcome, 'refused');
    for (const [input, why] of [
      [{}, /"key" is missing/],
      [{ key: 7 }, /"key" has to be of type string/],
      [{ key: 'new-checkout', force: 'yes' }, /There is no "force" here/],
      [{ key: 'no-such-flag' }, /defined in no environment here/],
    ] as const) {
      const answer = await call(client, 'release_to_only_me', input);
      assert.ok(answer.isError);
      assert.match(answer.text, why);
    }
    assert.equal(await flagFile(), untouched);
  });
});
