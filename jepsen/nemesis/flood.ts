/**
 * N18: strangers connect by the hundred to a node's doors; some say nothing, some speak nonsense,
 * and none goes until it is over.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

const CONNECTIONS = 300;

export const flood: Nemesis = {
  name: 'flood',
  number: 'N18',
  needs: [],
  strike({ cluster, random }) {
    const [number = 1] = shuffle(cluster.numbers, random);
    const doors = [cluster.kafka[number - 1], cluster.servers[number - 1]];
    const sockets = Array.from({ length: CONNECTIONS }, (): Socket => {
      const address = random.pick(doors.flatMap((door) => door ?? []));
      const colon = address.lastIndexOf(':');
      const port = Number(address.slice(colon + 1));
      const socket = connect({ host: address.slice(0, colon), port });
      socket.on('error', () => socket.destroy());
      if (random.next() < 0.5) socket.write(Buffer.alloc(64, random.below(256)));
      return socket;
    });
    return Promise.resolve({
      text: `${CONNECTIONS} strangers connect: ${number}`,
      heal() {
        for (const socket of sockets) socket.destroy();
        return Promise.resolve();
      },
    });
  },
};
