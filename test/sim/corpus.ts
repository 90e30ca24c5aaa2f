/**
 * Seeds that once failed, each with what it showed. They are run by every `npm test`. A change of
 * a world's plan gives its seeds another meaning: the unit test named beside it is what keeps the
 * bug away then.
 */
export interface PinnedSeed {
  readonly world: string;
  readonly seed: number;
  readonly why: string;
}

export const corpus: readonly PinnedSeed[] = [
  {
    world: 'wal',
    seed: 148,
    why: 'the first segment emptied by damage passed for one that had never been begun',
  },
  {
    world: 'wal',
    seed: 118959960,
    why: 'a mark said nothing of what was appended while the mark before it was being written',
  },
  {
    world: 'raft',
    seed: 4,
    why: 'whom the lost leader of a change had voted out with itself would not campaign',
  },
  {
    world: 'raft',
    seed: 6,
    why: 'entries that a snapshot had freed were asked for and refused in one turn without end',
  },
  {
    world: 'raft',
    seed: 19,
    why: 'a file begun while a start adopted a snapshot opened with the founding hard state',
  },
  {
    world: 'raft',
    seed: 5280,
    why: 'a truncation whose entry a crash had torn off passed for damage',
  },
  {
    world: 'log',
    seed: 17,
    why: 'a segment cut short inside a header was read again and again without end',
  },
  {
    world: 'log',
    seed: 23,
    why: 'a rotten batch that seemed to end past the log read as nothing there yet',
  },
  {
    world: 'log',
    seed: 56,
    why: 'a rotten header under the fold of the producers ended the process instead of a report',
  },
  {
    world: 'log',
    seed: 238,
    why: 'a cut that found no space to announce itself had forgotten epochs of what stayed',
  },
  {
    world: 'log',
    seed: 288,
    why: 'a log made anew under its key was written into the files of the deleted one',
  },
  {
    world: 'log',
    seed: 90023,
    why: 'a cut of the batch that held the log start left a log that ended before it began',
  },
  {
    world: 'log',
    seed: 190556,
    why: 'the same in a log of several segments',
  },
  {
    world: 'log',
    seed: 190844,
    why: 'a cut whose sync had failed was undone by a power cut after the next start',
  },
  {
    world: 'log',
    seed: 300002169,
    why: 'such a cut came back below the end of what was appended since, and passed for damage',
  },
  {
    world: 'log',
    seed: 300000257,
    why: 'a log whose first file a power cut had taken, and no other, began where the second did',
  },
  {
    world: 'log',
    seed: 124431928,
    why: 'a read in the midst of a cut took what was on its way out for damage',
  },
  {
    world: 'log',
    seed: 124438934,
    why: 'an index that was being made while segments below it were removed passed for damage',
  },
  {
    world: 'log',
    seed: 720017460,
    why: 'a cut that emptied a log at a start that no space could tell passed for one in a batch',
  },
  {
    world: 'raft',
    seed: 115937495,
    why: 'an acknowledgement to an older term left after what it spoke of had been cut',
  },
  {
    world: 'raft',
    seed: 115939691,
    why: 'a truncation that reached into files that a snapshot had freed passed for damage',
  },
  {
    world: 'raft',
    seed: 710008976,
    why: 'one could not win without the vote of a learner, whose log was newer and who did not try',
  },
  {
    world: 'raft',
    seed: 77003178,
    why: 'a sync that began in a stall was drawn to outlast the healing by half a minute',
  },
  {
    world: 'cluster',
    seed: 5012,
    why: 'whom the leader could not reach was made a voter, and no change was possible without it',
  },
  {
    world: 'cluster',
    seed: 6006,
    why: 'voters were changed, as they may, to some that had gone that very moment',
  },
  {
    world: 'cluster',
    seed: 6105,
    why: 'a leader that had not heard that its topic was deleted committed unseen',
  },
  {
    world: 'cluster',
    seed: 740000234,
    why: 'a replica that came back empty from a move was in sync by what it had told before',
  },
  {
    world: 'cluster',
    seed: 740000033,
    why: 'a high watermark of records that a power cut had taken was that of others after them',
  },
  {
    world: 'cluster',
    seed: 760000689,
    why: 'a controller that had slept made voters of those it had heard before, who were gone',
  },
  {
    world: 'cluster',
    seed: 870000127,
    why: 'the world left a broker half open that had no space to say that it was registered',
  },
  {
    world: 'cluster',
    seed: 30008267,
    why: 'a second registration was number 2 behind a first that was refused, for ever',
  },
  {
    world: 'cluster',
    seed: 672375987,
    why: 'a follower was told to go on inside the first batch of its leader, for ever',
  },
  {
    world: 'cluster',
    seed: 870001078,
    why: 'the world blamed a leader for page caches lost since it was told what they held',
  },
  {
    world: 'decay',
    seed: 158,
    why: 'a damaged replica was replaced in flight, and its answer not told to its successor',
  },
  {
    world: 'decay',
    seed: 88614813,
    why: 'the world waited for rot that the zeros behind the end of a cut file had made good',
  },
  {
    world: 'decay',
    seed: 30005676,
    why: 'a damaged follower told nobody under a leader that was elected with a loss',
  },
  {
    world: 'decay',
    seed: 30000478,
    why: 'the world forgot rot below the start of a log, which a start of the process came across',
  },
  {
    world: 'decay',
    seed: 20008044,
    why: 'the world read a log only up to rot that lay below its start',
  },
  {
    world: 'decay',
    seed: 40003109,
    why: 'a report of damage that told nothing came after the loss was accepted, and undid that',
  },
  {
    world: 'decay',
    seed: 50001345,
    why: 'the world held a late answer against a leader of after a loss',
  },
  {
    world: 'decay',
    seed: 50006341,
    why: 'the world took a producer that a rotten header had fenced for one that could go on',
  },
  {
    world: 'decay',
    seed: 50009920,
    why: 'a partial snapshot whose sync had failed was gone on with, and lost with the power',
  },
  {
    world: 'cluster',
    seed: 40001864,
    why: 'a follower joined with what no leader had committed, below the start of its leader',
  },
  {
    world: 'decay',
    seed: 60001173,
    why: 'a log that was found to be damaged while it was deleted ended its node',
  },
  {
    world: 'decay',
    seed: 60004652,
    why: 'the world waited for what two losses had given up and brought back',
  },
  {
    world: 'cluster',
    seed: 90001192,
    why: 'a Fetch that came late, by another connection, kept a replica out of the ISR',
  },
  {
    world: 'cluster',
    seed: 90009012,
    why: 'what came with a divergence was not told again to the follower that had cut',
  },
  {
    world: 'decay',
    seed: 80002074,
    why: 'retention came to a log that was deleted, and left an entry of it',
  },
  {
    world: 'decay',
    seed: 80005082,
    why: 'a follower did not tell that its own retention had moved its start',
  },
  {
    world: 'decay',
    seed: 14,
    why: 'the world compared, below the start of its leader, what a follower was about to give up',
  },
  {
    world: 'decay',
    seed: 6001115,
    why: 'a leader took a row of before together with a minimum of after it, and committed alone',
  },
  {
    world: 'decay',
    seed: 6002504,
    why: 'a replica that began anew was taken into the ISR by what it had fetched before',
  },
  {
    world: 'decay',
    seed: 6001248,
    why: 'a follower stopped by a row of when it was in sync, and heard of the next in vain',
  },
  {
    world: 'decay',
    seed: 6000044,
    why: 'the world compared what lies before a batch below the start of its leader',
  },
  {
    world: 'decay',
    seed: 6000641,
    why: 'the world held a loss against a leader that brought back what an earlier one had lost',
  },
  {
    world: 'decay',
    seed: 5000323,
    why: 'the world forgot the leader that had answered before the partition went offline',
  },
  {
    world: 'decay',
    seed: 4000399,
    why: 'the world took a disk for known to the metadata that was replaced before the topic came',
  },
  {
    world: 'decay',
    seed: 4001448,
    why: 'under the first leader epoch damage of a log passed for a loss that was accepted',
  },
  {
    world: 'decay',
    seed: 3000217,
    why: 'a replica in sync that had lost its log waited behind the start of its leader for ever',
  },
  {
    world: 'decay',
    seed: 52,
    why: 'a replica that had told of its damage was taken back by what it had fetched before',
  },
  {
    world: 'decay',
    seed: 107,
    why: 'a damaged replica waited for a commit that could not come without it',
  },
  {
    world: 'decay',
    seed: 20291,
    why: 'the same after an election with a loss',
  },
  {
    world: 'decay',
    seed: 35,
    why: 'a replica of no record that remembered an epoch asked a shorter leader for ever',
  },
  {
    world: 'decay',
    seed: 50278,
    why: 'a log that became shorter between its inspection and its opening was read without end',
  },
  {
    world: 'decay',
    seed: 100385,
    why: 'the world read a log from its start while retention moved that',
  },
  {
    world: 'decay',
    seed: 100548,
    why: 'the world held against a leader what it acknowledged before a loss, and was heard late',
  },
  {
    world: 'decay',
    seed: 140000132,
    why: 'the world forgot what a replica had told its leader before its disk was replaced',
  },
  {
    world: 'decay',
    seed: 200009735,
    why: 'the world waited for a sole replica to give up, unasked, what a full disk had refused',
  },
  {
    world: 'decay',
    seed: 131134064,
    why: 'a replica was not told what retention had freed, and could not join the ISR without that',
  },
  {
    world: 'decay',
    seed: 200010037,
    why: 'a follower moved the start of its log while that was being closed',
  },
  {
    world: 'raft',
    seed: 200002278,
    why: 'an entry that a leader had read back for a follower was applied after it had been cut',
  },
  {
    world: 'log',
    seed: 200000026,
    why: 'a cut removed an empty segment, and the checkpoint still had the log end in it',
  },
  {
    world: 'groups',
    seed: 40009095,
    why: 'the world asked for a row of a member that had left by the row which says that it joined',
  },
  {
    world: 'groups',
    seed: 152,
    why: 'the owner before judged a commit, and it passed for one of the owner that had followed',
  },
  {
    world: 'groups',
    seed: 131565291,
    why: 'a join after the answer to its repetition gave up what its member had begun to read',
  },
  {
    world: 'cluster',
    seed: 5200467,
    why: 'a snapshot that was under way at a clean stop was marked in a log that was closed',
  },
  {
    world: 'decay',
    seed: 300004728,
    why: 'a replica that began by a lost history joined the ISR without what lay before',
  },
  {
    world: 'decay',
    seed: 300010525,
    why: 'what was never committed was acknowledged by its number, which lay below the log start',
  },
  {
    world: 'decay',
    seed: 300002557,
    why: 'a replica that may be elected gave up its log for one that begins where it ends',
  },
  {
    world: 'membership',
    seed: 1124,
    why: 'voters were changed to one whose disk was gone, and nobody could ever lead again',
  },
  {
    world: 'decay',
    seed: 400004417,
    why: 'a second report of damage came when that was mended, and took the last replica out',
  },
  {
    world: 'membership',
    seed: 610000226,
    why: 'the world took the disk of a node that a removal was just making the only voter',
  },
  {
    world: 'decay',
    seed: 93191412,
    why: 'a replica was told to begin anew while its leader took it into the ISR',
  },
  {
    world: 'decay',
    seed: 660001071,
    why: 'a log was replaced twice at a time, since a late read of it had met its damage again',
  },
];
