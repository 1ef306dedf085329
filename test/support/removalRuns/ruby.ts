import type { Runner } from './run.ts';

/** Methods are defined anew for each unit; a cart knows every message, and says something else each time. */
const MAIN = `
require 'json'
class Cart
  attr_reader :did
  def initialize(at)
    @at = at
    @asked = at >> 3
    @did = []
  end
  def empty? = @at & 1 != 0
  def big? = @at & 2 != 0
  def old? = @at & 4 != 0
  def total = 3 + @at
  def name = 'cart'
  def names = ['a', '', 'b']
  def ready
    @did << :ready
    (@asked += 1) * 3 % 2 == 0
  end
  def method_missing(name, *given, **named)
    @did << [name, given, named]
    given.first
  end
end
class ApplicationController
  def self.method_missing(...) = nil
end
module Flipper
  def self.enabled?(_key) = $value
end
class Client
  def fetch_boolean_value(**) = $value
  def fetch_string_value(**) = $value
end
$stderr = File.open(File::NULL, 'w')
JSON.parse(File.read('units.json')).each do |unit|
  $value = unit['value']
  place = Object.new
  def place.save = @cart.ready
  place.singleton_class.class_eval(unit['code'])
  puts((0..15).map { |at|
    place.instance_variables.each { |name| place.remove_instance_variable(name) }
    cart = Cart.new(at)
    place.instance_variable_set(:@cart, cart)
    given = begin
      place.page(Client.new, cart)
    rescue ScriptError, StandardError => error
      error.class
    end
    [cart.did, given]
  }.to_json)
end
`;

export const ruby: Runner = {
  tool: ['ruby', '--version'],
  files: (units) => ({ 'main.rb': MAIN, 'units.json': JSON.stringify(units) }),
  commands: [['ruby', 'main.rb']],
};
