import { sdks } from './sdks.ts';

const MANIFEST =
  /(?:^|\/)(?:package\.json|requirements[^/]*\.txt|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|Cargo\.toml|[^/]*\.csproj|Package\.swift|pubspec\.yaml|mix\.exs)$/;

/** Whether a file names the packages its folder depends on. */
export function isManifest(file: string): boolean {
  return MANIFEST.test(file);
}

/** The flag SDKs that a dependency manifest names, by the name of their flag system. */
export function sdksIn(manifest: string): ReadonlySet<string> {
  const text = manifest.toLowerCase();
  const named = sdks.filter(({ packages }) =>
    packages.some((name) => namesPackage(text, name.toLowerCase())),
  );
  return new Set(named.map(({ name }) => name));
}

function namesPackage(manifest: string, name: string): boolean {
  for (let at = manifest.indexOf(name); at !== -1; at = manifest.indexOf(name, at + 1)) {
    if (!/[\w/@-]/.test(manifest[at - 1] ?? ' ')) return true;
  }
  return false;
}
