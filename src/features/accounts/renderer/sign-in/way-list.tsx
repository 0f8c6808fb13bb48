import { Button } from '#ui/button.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Way } from './way.ts';

type WayListProps = {
  readonly ways: readonly { readonly way: Way; readonly title: string; readonly about: string }[];
  readonly onWay: (way: Way) => void;
};

/** Ways to choose between, each with who it is for. */
export function WayList({ ways, onWay }: WayListProps) {
  return (
    <Stack as="ul">
      {ways.map(({ way, title, about }) => (
        <Stack key={way} as="li" gap={1}>
          <Button wide size="large" aria-describedby={`way-${way}`} onPress={() => onWay(way)}>
            {title}
          </Button>
          <Text look="small" tone="ink-2" id={`way-${way}`}>
            {about}
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}
