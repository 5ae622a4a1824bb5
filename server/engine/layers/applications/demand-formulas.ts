import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../energy/month-number.ts'
import * as read from './application-inputs.ts'
import * as path from './growth-inputs.ts'

const shared = { scope: 'application', per: 'month', kind: 'state' } as const

const growthProgress = defineFormula({
	...shared,
	id: 'applications.growthProgress',
	symbol: 'x',
	label: 'How far an application has come from its first month to its last',
	kind: 'rate',
	unit: 'ratio',
	rule: 'A1',
	source: 'Methodology §1',
	inputs: { month: monthNumber, start: path.firstMonth, last: path.lastMonth },
	expression: 'if(last > start, clamp((month - start) / (last - start), 0, 1), 0)',
	examples: [
		{ inputs: { month: 22, start: 9, last: 35 }, value: 0.5 },
		{ inputs: { month: 9, start: 9, last: 9 }, value: 0 },
	],
})

const units = defineFormula({
	...shared,
	id: 'applications.units',
	kind: 'rate',
	symbol: 'u',
	label: 'Units',
	unit: 'count',
	rule: 'A1',
	source: 'Methodology §1: linear, exponential, smooth step',
	inputs: {
		month: monthNumber,
		start: path.firstMonth,
		last: path.lastMonth,
		curve: path.growthCurve,
		from: path.unitsAtStart,
		to: path.unitsAtEnd,
		x: growthProgress,
	},
	expression:
		'if(month < start, 0, if(month > last, 0, if(curve < 1, from, if(curve < 2, from + (to - from) * x, if(curve < 3, from * (to / max(from, 0.000000001)) ^ x, from + (to - from) * (3 * x ^ 2 - 2 * x ^ 3))))))',
	examples: [
		{ inputs: { month: 35, start: 9, last: 35, curve: 3, from: 2000, to: 80_000, x: 1 }, value: 80_000 },
		{ inputs: { month: 8, start: 9, last: 35, curve: 3, from: 2000, to: 80_000, x: 0 }, value: 0 },
		{ inputs: { month: 5, start: 0, last: 10, curve: 2, from: 100, to: 400, x: 0.5 }, value: 200 },
	],
})

export const activeUnits = defineFormula({
	...shared,
	id: 'applications.activeUnits',
	kind: 'rate',
	symbol: 'u_act',
	label: 'Units that use the application',
	unit: 'count',
	rule: 'A3',
	source: 'Methodology §2',
	inputs: { units, adoption: read.adoption },
	expression: 'units * adoption',
	examples: [{ inputs: { units: 80_000, adoption: 0.5 }, value: 40_000 }],
})

const peakInputs = {
	active: activeUnits,
	requests: read.requestsPerDay,
	output: read.outputTokens,
	reasoning: read.reasoningMultiplier,
	peak: read.peakFactor,
	hours: read.activeHours,
	hour: read.hourSeconds,
	inside: read.inDataCenter,
} as const

const localPeak = defineFormula({
	...shared,
	id: 'applications.localPeak',
	symbol: 'T_local',
	label: 'Output tokens/s at the peak of the active window, were all users in one time zone',
	unit: 'tokensPerSecond',
	rule: 'A2',
	source: 'Methodology/compute §3',
	inputs: peakInputs,
	expression: 'if(inside > 0, active * requests * output * reasoning * peak / (hours * hour), 0)',
	examples: [
		{
			inputs: { active: 80_000, requests: 8, output: 150, reasoning: 1.3, peak: 1.8, hours: 12, hour: 3600, inside: 1 },
			value: 5200,
		},
		{
			inputs: { active: 80_000, requests: 8, output: 150, reasoning: 1.3, peak: 1.8, hours: 12, hour: 3600, inside: 0 },
			value: 0,
		},
	],
})

/** Shown beside the plan's load, never part of it. */
export const deviceDemand = defineFormula({
	...shared,
	key: 'applications.inDevicesTokensPerSecond',
	symbol: 'T_edge',
	label: 'Peak output tokens/s served on-device',
	short: 'Served on-device at peak',
	unit: 'tokensPerSecond',
	rule: 'A3',
	source: 'Methodology/compute §0 and §3: edge inference is kept apart from data-center load',
	inputs: peakInputs,
	expression: 'if(inside > 0, 0, active * requests * output * reasoning * peak / (hours * hour))',
	examples: [
		{
			inputs: { active: 80_000, requests: 8, output: 150, reasoning: 1.3, peak: 1.8, hours: 12, hour: 3600, inside: 0 },
			value: 5200,
		},
		{
			inputs: { active: 80_000, requests: 8, output: 150, reasoning: 1.3, peak: 1.8, hours: 12, hour: 3600, inside: 1 },
			value: 0,
		},
	],
})

export const meanDemand = defineFormula({
	...shared,
	id: 'applications.meanDemand',
	symbol: 'T_avg',
	label: 'A month’s output tokens over its 730 h, before price',
	unit: 'tokensPerSecond',
	rule: 'A3',
	source: 'Methodology/compute §3',
	inputs: {
		active: activeUnits,
		requests: read.requestsPerDay,
		output: read.outputTokens,
		reasoning: read.reasoningMultiplier,
		days: read.activeDays,
		month: read.monthSeconds,
		inside: read.inDataCenter,
	},
	expression: 'if(inside > 0, active * requests * output * reasoning * days / month, 0)',
	examples: [
		{
			inputs: { active: 80_000, requests: 8, output: 150, reasoning: 1.3, days: 30.4, month: 2_628_000, inside: 1 },
			value: 1443.6529680365297,
		},
	],
})

export const peakDemand = defineFormula({
	...shared,
	id: 'applications.peakDemand',
	symbol: 'T_peak',
	label: 'Output tokens/s at the peak, before price',
	unit: 'tokensPerSecond',
	rule: 'pW6',
	source: 'Methodology/people W6: the first harmonic of a day, summed over time zones',
	inputs: { local: localPeak, mean: meanDemand, together: read.coincidence },
	expression: 'if(together < 1, mean + (local - mean) * together, local)',
	examples: [
		{ inputs: { local: 180, mean: 100, together: 1 }, value: 180 },
		{ inputs: { local: 180, mean: 100, together: 0 }, value: 100 },
		{ inputs: { local: 180, mean: 100, together: 0.5 }, value: 140 },
	],
})
