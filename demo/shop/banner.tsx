import { isOn } from './flags/client';
import { OLD_BANNER as CATALOGUE_BANNER } from './flags/keys';
import type { User } from './users';

export async function showsBanner(user: User): Promise<boolean> {
  return isOn(user, CATALOGUE_BANNER);
}

export function Banner() {
  return (
    <p class="banner" data-testid="old-banner">
      Our summer catalogue is out. <a href="#catalogue">Leaf through it</a>
    </p>
  );
}
