import { field } from '../field.ts'

const BUILD_CLASSES = ['retrofit', 'ai_build', 'own_pace'] as const
const SEQUENCES = ['together', 'groups', 'one_after_another'] as const

/** Of a site: what kind of build it is, and how its halls follow one another. */
export const sequenceFields = {
	buildClass: field.choice({
		label: 'Build class',
		help: 'Sets default hall duration.',
		section: 'target',
		choices: BUILD_CLASSES,
		defaultText: 'shell retrofit if a shell exists, else AI build',
	}),
	buildSequence: field.choice({
		label: 'Sequence',
		help: 'Spacing of added halls; existing dates stay.',
		section: 'target',
		choices: SEQUENCES,
		defaultText: 'by build class',
	}),
	groupOf: field.optionalInteger({
		label: 'Halls per group',
		help: 'Halls that start in one month.',
		section: 'target',
		unit: 'count',
		min: 1,
		max: 20,
		default: 4,
		source: 'published campuses build two to seven buildings at a time',
		quality: 'guess',
	}),
	groupEveryMonths: field.optionalInteger({
		label: 'Group interval',
		help: 'Months between groups or halls.',
		section: 'target',
		unit: 'gridMonths',
		max: 60,
		defaultText: '6 between groups, 9 between halls',
	}),
} as const
