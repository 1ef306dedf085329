/** Names by where they are visible. Looked up only when the whole file is read, as declarations hoist. */
export class Scope {
  readonly names = new Map<string, number>();
  readonly parent: Scope | undefined;
  /** Names of a Python class body are not visible inside its methods. */
  readonly onlyDirectly: boolean;

  constructor(parent?: Scope, onlyDirectly = false) {
    this.parent = parent;
    this.onlyDirectly = onlyDirectly;
  }

  find(name: string): number | undefined {
    const own = this.names.get(name);
    if (own !== undefined) return own;
    let outer = this.parent;
    while (outer?.onlyDirectly) outer = outer.parent;
    return outer?.find(name);
  }
}
