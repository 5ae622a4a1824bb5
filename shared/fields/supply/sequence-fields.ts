import { field } from '../field.ts'

const BUILD_CLASSES = ['retrofit', 'ai_build', 'own_pace'] as const
const SEQUENCES = ['together', 'groups', 'one_after_another'] as const

/** Of a site: what kind of build it is, and how its halls follow one another. */
export const sequenceFields = {
	buildClass: field.choice({
		label: 'Class of build',
		help: 'Gives a hall without a duration its months: a shell that stands, a build for accelerators, or a cloud at its own pace.',
		choices: BUILD_CLASSES,
		defaultText: 'retrofit where a shell stands for the first hall, else a build for accelerators',
	}),
	buildSequence: field.choice({
		label: 'Sequence',
		help: 'How further halls follow: together, in groups, or one after another. It dates halls that are added; what is dated stays.',
		choices: SEQUENCES,
		defaultText: 'own pace one after another; else together up to four, then groups of four',
	}),
	groupOf: field.optionalInteger({
		label: 'Halls in a group',
		help: 'How many start in one month, where halls come in groups.',
		unit: 'count',
		min: 1,
		max: 20,
		default: 4,
		source: 'published campuses raise two to seven buildings at a time',
		quality: 'guess',
	}),
	groupEveryMonths: field.optionalInteger({
		label: 'Months between groups',
		help: 'From one group, or one hall, to the next.',
		unit: 'gridMonths',
		max: 60,
		defaultText: '6 between groups, 9 between halls one after another',
	}),
} as const
