import { useDemoSession } from '../support/demoSession.ts';

describe('Release Lens on the demo', () => {
  const session = useDemoSession();

  it('is among the installed extensions', async () => {
    const { workbench } = session();
    await workbench.runCommand('Extensions: Show Installed Extensions');
    await workbench.sideBar.locator('.monaco-list-row', { hasText: 'Release Lens' }).first().waitFor();
  });
});
