import { Injectable } from '@nestjs/common';
import { JournalWords } from '../../kernel/console/journal-words.js';
import { TodayTask } from '../../kernel/console/today-tasks.js';
import { EndingsQuery } from './endings.query.js';

/** What endings say to the console: the journal's sentences, and the lists of what remains. */
@TodayTask()
@JournalWords()
@Injectable()
export class EndingsWords {
  readonly todayTasks: TodayTask[] = [
    {
      place: 45,
      words: ['départ à finir', 'départs à finir'],
      href: '/ccas/departs',
      icon: 'list-checks',
      count: (tx) => this.endings.countToFinish(tx),
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'resident.deceased': 'a noté le décès de',
      'resident.ending_line_done': 'a fait une démarche après le départ de',
      'resident.ending_undone': 'a annulé le décès ou le déménagement noté pour',
      'resident.moved': 'a noté le déménagement de',
    },
    themes: {},
  };

  constructor(private readonly endings: EndingsQuery) {}
}
