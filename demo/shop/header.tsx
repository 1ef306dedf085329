import { Feature, useFlags } from './flags/features';

export function Header() {
  const flags = useFlags();
  return (
    <header>
      <a class="logo" href="/">
        Little Harbour
      </a>
      <nav>
        <a href="#kitchen">Kitchen</a>
        <a href="#table">Table</a>
        <a href="#living">Living</a>
        {flags.giftCards && <a href="#gift-card">Gift cards</a>}
      </nav>
      <search>
        <input
          type="search"
          placeholder={flags.searchSuggestions ? 'Try “enamel kettle”' : 'Search'}
          aria-label="Search"
        />
      </search>
      {flags.appDeepLinks && (
        <a class="pill" href="littleharbour://open" data-testid="app-deep-links">
          Open in the app
        </a>
      )}
      <Feature name="loyalty-points">
        <span class="pill gold">240 points</span>
      </Feature>
    </header>
  );
}
