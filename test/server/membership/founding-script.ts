/**
 * Nodes that found a cluster, step by step: what each does at its turn, as `Forming` and the desk
 * carry it out, over a network that the script cuts.
 *
 *     list a,b,c [x,y]     starts x and y (else all) with the list a,b,c
 *     stop x               ends its process; `start x` begins it again on what it has promised
 *     wipe x               as stop, and its disk is a new one
 *     untold               from now on nobody is told that the cluster is founded; `told` ends that
 *     step x [x…]          one turn each: meets all, decides, acts
 *     show                 what each has on its disk
 */

import type { FoundingStep, Meeting } from '../../../src/server/membership/founding-step.ts';
import { nextStep, refusalOfPromise } from '../../../src/server/membership/founding-step.ts';
import type { Founding } from '../../../storage/disk/node-file.ts';

interface Disk {
  readonly raftId: string;
  readonly directoryId: string;
  promise: Founding | undefined;
  clusterId: string | undefined;
}

interface ScriptNode {
  readonly address: string;
  disk: Disk;
  list: readonly string[];
  isRunning: boolean;
  promised: Set<string>;
}

export class FoundingScript {
  readonly #nodes = new Map<string, ScriptNode>();
  #disks = 0;
  #clusters = 0;
  #isTold = true;

  run(line: string): readonly string[] {
    const [command = '', ...words] = line.split(' ');
    switch (command) {
      case 'list':
        return this.#list(words[0]?.split(',') ?? [], words[1]?.split(','));
      case 'start':
        this.#node(words[0]).isRunning = true;
        return [];
      case 'stop':
        this.#stop(this.#node(words[0]));
        return [];
      case 'wipe': {
        const node = this.#node(words[0]);
        this.#stop(node);
        node.disk = this.#newDisk();
        return [];
      }
      case 'untold':
      case 'told':
        this.#isTold = command === 'told';
        return [];
      case 'step':
        return words.map((word) => `${word} ${this.#step(this.#node(word))}`);
      case 'show':
        return [...this.#nodes.values()].map(({ address, disk }) => {
          const { clusterId, promise, raftId } = disk;
          if (clusterId !== undefined) return `${address} ${raftId} of ${clusterId}`;
          return `${address} ${raftId} promised ${promise?.clusterId ?? 'nothing'}`;
        });
      default:
        throw new Error(`no command ${line}`);
    }
  }

  #list(list: readonly string[], addresses = list): readonly string[] {
    for (const address of addresses) {
      const node = { address, list, disk: this.#newDisk(), isRunning: true };
      this.#nodes.set(address, { ...node, promised: new Set() });
    }
    return [];
  }

  #stop(node: ScriptNode): void {
    node.isRunning = false;
    node.promised = new Set();
  }

  #step(node: ScriptNode): string {
    const { disk, list } = node;
    if (disk.clusterId !== undefined) return `is of ${disk.clusterId}`;
    const met = new Map(list.map((address) => [address, this.#meet(address)] as const));
    const view = { addresses: list, self: disk, promise: disk.promise, met };
    const step = nextStep({ ...view, promised: node.promised });
    return `${step.type}${this.#act(node, step)}`;
  }

  #act(node: ScriptNode, step: FoundingStep): string {
    switch (step.type) {
      case 'wait':
        return `: ${step.reason}`;
      case 'propose': {
        this.#clusters += 1;
        const clusterId = `C${this.#clusters}`;
        node.promised = new Set();
        node.disk.promise = { clusterId, secret: 's', founders: step.founders };
        return ` ${clusterId} of ${step.founders.map(({ raftId }) => raftId).join(',')}`;
      }
      case 'ask':
        return step.addresses.map((address) => this.#ask(node, address, step.founding)).join('');
      case 'found':
        node.disk.clusterId = step.founding.clusterId;
        if (this.#isTold) for (const address of node.list) this.#tell(address, step.founding);
        return ` ${step.founding.clusterId}`;
      case 'takePart':
        node.disk.clusterId = step.founding.clusterId;
        return ` in ${step.founding.clusterId}`;
      case 'join':
        return ` ${step.clusterId} at ${step.address}`;
      default:
        return step satisfies never;
    }
  }

  #ask(node: ScriptNode, address: string, founding: Founding): string {
    const other = this.#node(address);
    if (!other.isRunning) return ` ${address}: silent`;
    const view = { addresses: other.list, self: other.disk, clusterId: other.disk.clusterId };
    const refusal = refusalOfPromise(founding, node.list, view);
    if (refusal !== undefined) return ` ${address}: ${refusal}`;
    other.disk.promise = founding;
    node.promised.add(address);
    return ` ${address}: promised`;
  }

  #tell(address: string, founding: Founding): void {
    const { disk, isRunning } = this.#node(address);
    if (isRunning && disk.promise?.clusterId === founding.clusterId) {
      disk.clusterId = founding.clusterId;
    }
  }

  #meet(address: string): Meeting | { readonly reason: string } {
    const node = this.#nodes.get(address);
    if (node === undefined || !node.isRunning) return { reason: 'refused' };
    const { raftId, directoryId, clusterId = '' } = node.disk;
    return { raftId, directoryId, clusterId, addresses: node.list };
  }

  #newDisk(): Disk {
    this.#disks += 1;
    const raftId = `r${this.#disks}`;
    return { raftId, directoryId: `d${this.#disks}`, promise: undefined, clusterId: undefined };
  }

  #node(address = ''): ScriptNode {
    const node = this.#nodes.get(address);
    if (node === undefined) throw new Error(`no node ${address}`);
    return node;
  }
}
