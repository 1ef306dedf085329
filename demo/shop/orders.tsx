import { isOn } from './flags/client';
import type { User } from './users';

const STEPS = ['Ordered', 'Packed', 'On its way', 'Delivered'] as const;

export interface LastOrder {
  readonly number: string;
  readonly reached: number;
  readonly timeline: boolean;
}

export async function lastOrderOf(user: User): Promise<LastOrder> {
  return { number: '10482', reached: 2, timeline: await isOn(user, 'order-timeline') };
}

export function OrderStatus({ order }: { order: LastOrder }) {
  if (!order.timeline) return null;
  return (
    <section class="order" data-testid="order-timeline">
      <h2>Order {order.number}</h2>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step} class={index <= order.reached ? 'done' : ''}>
            {step}
          </li>
        ))}
      </ol>
    </section>
  );
}
