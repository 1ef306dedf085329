import type { Runner } from './run.ts';

/** A cart notes what is asked of it; a module that is imported has whatever is asked for. */
const MAIN = `
import inspect, json, sys, types

class Noted:
    def __init__(self, name, did, at):
        self.name, self.did, self.at = name, did, at
    def __call__(self, *given, **named):
        self.did.append([self.name, repr(given), repr(named)])
        if self.name == 'reserve':
            return (self.at + len(self.did)) % 2 == 0
        return self.at + len(self.did)
    def __repr__(self):
        return self.name

class Cart(dict):
    def __init__(self, at):
        self.did, self.at = [], at
        self.empty, self.big, self.old, self.vip = at & 1 != 0, at & 2 != 0, at & 4 != 0, at & 4 != 0
        self.finished, self.total = at & 8 != 0, at
    def __getattr__(self, name):
        return Noted(name, self.did, self.at)
    def __repr__(self):
        return 'cart'

class Module(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Noted(name, DID, 0)

class Client:
    def get_boolean_value(self, *_):
        return VALUE
    get_string_value = get_treatment = get_boolean_value
    def get_boolean_details(self, *_):
        return types.SimpleNamespace(value=VALUE)
    def get_treatment_with_config(self, *_):
        return VALUE, 'how'

def doors(space):
    for name, door in list(space.items()):
        if inspect.isclass(door) and door.__module__ == 'unit':
            yield from ((f'{name}.{each}', getattr(door(), each)) for each in vars(door) if not each.startswith('_'))
        elif inspect.isfunction(door):
            yield name, door

DID = []
for name in ('shop', 'models', 'tasks', 'splitio'):
    sys.modules[name] = Module(name)
for unit in json.load(open('units.json')):
    VALUE = unit['value']
    space = {'__name__': 'unit'}
    exec(compile(unit['code'], unit['name'], 'exec'), space)
    said = []
    for at in range(16):
        DID.clear()
        cart = Cart(at)
        for name, door in doors(space):
            if set(inspect.signature(door).parameters) == {'client', 'cart'}:
                try:
                    said.append([name, repr(door(Client(), cart))])
                except Exception as error:
                    said.append([name, type(error).__name__])
        said.append([cart.did, list(DID)])
    print(json.dumps(said))
`;

export const python: Runner = {
  tool: ['python3', '--version'],
  files: (units) => ({ 'main.py': MAIN, 'units.json': JSON.stringify(units) }),
  commands: [['python3', 'main.py']],
};
