import { assumed } from '../../inputs/assumed.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import {
	banHours,
	banMonth,
	banNotMoved,
	leaveInAbsence,
	leaveWeeks,
	onSiteShare,
	outdoorShare,
} from './country-inputs.ts'
import { workingWeek } from '../site-inputs.ts'

const shared = { scope: 'site', kind: 'rate', rule: 'pL4', source: 'People, places and fleets, L4' } as const

export const absenceShare = assumed('absenceShare', {
	id: 'schedule.absenceShare',
	symbol: 'α',
	scope: 'site',
	rule: 'pL4',
})

/** Of the hours of a day that is barred outdoors so many are lost: those outdoors that are not moved to another time. */
export const banLoss = defineFormula({
	...shared,
	per: 'horizon',
	id: 'schedule.banLoss',
	symbol: 'μ_day',
	label: 'Hours lost to midday outdoor work bans',
	unit: 'share',
	inputs: { barred: banHours, week: workingWeek, outdoor: outdoorShare, notMoved: banNotMoved },
	expression: 'outdoor * notMoved * min(1, barred / (week / 6))',
	examples: [
		{ inputs: { barred: 2.5, week: 60, outdoor: 0.28, notMoved: 0.5 }, value: 0.035 },
		{ inputs: { barred: 0, week: 50, outdoor: 0.28, notMoved: 0.5 }, value: 0 },
	],
})

export const hoursPerHead = defineFormula({
	...shared,
	per: 'month',
	id: 'schedule.hoursPerHead',
	symbol: 'h_w',
	label: 'Hours one worker puts in a month',
	unit: 'labourHoursPerHead',
	inputs: {
		week: workingWeek,
		onSite: onSiteShare,
		absence: absenceShare,
		leave: leaveWeeks,
		held: leaveInAbsence,
		ban: banMonth,
		loss: banLoss,
	},
	expression:
		'week * onSite * weeksPerYear / monthsPerYear * (1 - absence) * (weeksPerYear - leave) / (weeksPerYear - held) * (1 - ban * loss)',
	examples: [
		{
			inputs: { week: 50, onSite: 1, absence: 0.08, leave: 3.2, held: 3.2, ban: 0, loss: 0 },
			value: ((50 * 52) / 12) * 0.92,
		},
		{
			inputs: { week: 60, onSite: 1, absence: 0.08, leave: 6.3, held: 3.2, ban: 1, loss: 0.035 },
			value: (((60 * 52) / 12) * 0.92 * 45.7 * 0.965) / 48.8,
		},
	],
})
