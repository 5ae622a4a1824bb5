import { expect, test } from 'vitest'
import type { Explanation } from '#shared/explanation.ts'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { buildExplanationView, namesIn } from './explanation-view.ts'
import { fieldLinks } from '#shared/grid/field-links.ts'

const explanation = (over: Partial<Explanation>): Explanation => ({
	quantity: 'sites.facilityPowerMW',
	symbol: 'P_fac',
	label: 'Facility power at peak',
	unit: 'MW at the meter',
	scope: 'site:abilene',
	month: '2027-02',
	value: 42.9,
	rule: 'E7',
	source: 'ISO/IEC 30134-2:2016',
	node: 'formula',
	expression: 'itPower * peakPue',
	inSymbols: 'P_IT × PUE_peak',
	inWords: 'IT power × peak PUE',
	inFigures: '30 MW IT × 1.43',
	because: [],
	said: null,
	method: null,
	decided: null,
	origin: null,
	inputs: [],
	truncated: false,
	repeated: false,
	omitted: 0,
	restsOn: null,
	...over,
})

test('a formula is told in names and in figures, with what it comes to', () => {
	const view = buildExplanationView(explanation({}), {
		nameOf: namesIn(campusPlan()),
		linkOf: () => null,
		scopes: ['plan', 'site:abilene'],
	})
	expect(view.where).toBe('Facility power at peak · Abilene · February 2027')
	expect([view.value, view.unit]).toEqual(['42.9', 'MW at the meter'])
	expect(view.formula).toEqual([
		'Facility power at peak = IT power × peak PUE',
		'30 MW IT × 1.43 = 42.9 MW at the meter',
	])
	expect(view.method).toBe('Rule E7 · ISO/IEC 30134-2:2016')
	expect(view.places.map(({ label, chosen }) => [label, chosen])).toEqual([
		['Whole plan', false],
		['Abilene', true],
	])
})

test('a sum over nothing says what there is none of, and leads to where the first is entered', () => {
	const origin = { kind: 'rule', rule: 'mM2', text: 'None.', source: 'Money §M2', from: [], lacks: 'lease' } as const
	const view = buildExplanationView(explanation({ value: 0, inFigures: '0', origin }))
	expect(view.meaning).toBe('No leases here to add up.')
	expect(view.leads).toEqual({ name: 'Leases', href: 'infrastructure?tab=leases' })
	const step = buildExplanationView(explanation({ inputs: [explanation({ origin })] })).steps[0]
	expect(step).toMatchObject({ detail: view.meaning, href: 'infrastructure?tab=leases' })
})

test('a step opens its own explanation, an input ends at its origin and says how good it is', () => {
	const pue = explanation({
		quantity: 'sites.peakPue',
		label: 'Peak PUE',
		unit: '',
		value: 1.43,
		truncated: true,
	})
	const idle = explanation({
		quantity: 'input',
		label: 'Idle power',
		unit: '%',
		value: 0.2,
		node: 'input',
		scope: 'plan',
		origin: {
			kind: 'default',
			path: 'idlePowerShare',
			source: 'Planner’s guess',
			quality: 'guess',
			low: 0.1,
			high: 0.35,
		},
	})
	const [step, end] = buildExplanationView(explanation({ inputs: [pue, idle] })).steps
	expect(step).toMatchObject({
		label: 'Peak PUE, abilene',
		value: '1.43',
		target: { quantity: 'sites.peakPue', scope: 'site:abilene', month: '2027-02' },
		deeper: true,
	})
	expect(end).toMatchObject({
		label: 'Idle power',
		value: '20%',
		detail: '10% to 35% · Planner’s guess',
		tag: 'guess',
		target: null,
		deeper: false,
	})
})

test('an algorithm says how it is found and what decided', () => {
	const view = buildExplanationView(
		explanation({
			node: 'algorithm',
			inWords: null,
			inFigures: null,
			method: 'By arrival, as many as power and halls feed.',
			decided: 'Power: 43.2 MW.',
		}),
	)
	expect(view.formulaTitle).toBe('Method')
	expect(view.formula).toEqual(['By arrival, as many as power and halls feed.'])
	expect(view.meaning).toBe('Power: 43.2 MW.')
})

test('an override tells who changed it, what it was and why', () => {
	const changed = explanation({
		node: 'input',
		inWords: null,
		inFigures: null,
		origin: {
			kind: 'override',
			key: 'peakPue',
			default: 1.25,
			low: 1.2,
			high: 1.3,
			defaultSource: 'Hourly model',
			defaultQuality: 'derived',
			who: 'Jun Sato',
			when: '2026-11-02',
			why: 'vendor curve B',
			source: null,
		},
	})
	expect(buildExplanationView(changed).meaning).toBe(
		'was 1.25 (1.2 to 1.3 · Hourly model) · changed by Jun Sato on 2 Nov 2026 · “vendor curve B”',
	)
})

test('money and shares carry their unit in the figure, and nothing is a dash', () => {
	expect(buildExplanationView(explanation({ unit: 'USD', value: 34.2e9 }))).toMatchObject({
		value: '$34.2B',
		unit: '',
	})
	expect(buildExplanationView(explanation({ unit: '%', value: 0.005 }))).toMatchObject({
		value: '0.5%',
		unit: '',
	})
	expect(buildExplanationView(explanation({ value: null }))).toMatchObject({ value: '–', unit: '' })
})

test('a row of the plan’s own says so, with the figure it stands in for', () => {
	const own = explanation({
		node: 'input',
		inWords: null,
		inFigures: null,
		origin: {
			kind: 'catalogue',
			table: 'chips',
			row: 'gb200-nvl72',
			field: 'rackMaxKW',
			source: 'Maker’s letter',
			asOf: '2026-10',
			confidence: 'high',
			quality: 'quote',
			low: null,
			high: null,
			own: true,
			replaces: 132,
		},
	})
	expect(buildExplanationView(own).meaning).toBe(
		'chips, gb200-nvl72: custom row of this plan · was 132 · Maker’s letter · Oct 2026 · high confidence',
	)
})

test('what a figure rests on is told in a title, each end with a way to its page', () => {
	const plan = campusPlan()
	const view = buildExplanationView(
		explanation({
			restsOn: {
				guesses: [
					{
						label: 'Idle power',
						scope: 'plan',
						value: 0.2,
						unit: '%',
						origin: {
							kind: 'default',
							path: 'assumptions.idlePowerShare',
							source: 'Planner’s guess',
							quality: 'guess',
							low: 0.1,
							high: 0.35,
						},
					},
				],
				overrides: [],
				leaves: 9,
			},
		}),
		{ nameOf: namesIn(plan), linkOf: fieldLinks(plan), scopes: [] },
	)
	expect(view.rests?.title).toBe('Includes one guess')
	expect(view.rests?.guesses).toMatchObject([
		{ lines: [{ label: 'Idle power', value: '20%', href: 'assumptions?q=idlePowerShare' }] },
	])
})

test('guesses of one kind are told once: the same field of several things, and figures of one table', () => {
	const plan = campusPlan()
	const typed = { why: null, source: null, quality: 'guess', who: null, when: null } as const
	const field = (index: number) => ({
		label: 'Capacity',
		scope: 'plan',
		value: 54 + index,
		unit: 'MW at the meter',
		origin: { kind: 'plan', path: `powerContracts[${index}].capacityMW`, ...typed } as const,
	})
	const hours = (row: string) => ({
		label: `Hours, ${row}`,
		scope: 'plan',
		value: 30,
		unit: 'hours',
		origin: {
			kind: 'catalogue',
			table: 'workPackages',
			row,
			field: 'windowStart',
			source: 'Planner’s guess',
			asOf: '2026-11',
			confidence: 'low',
			quality: 'guess',
			low: null,
			high: null,
			own: false,
			replaces: null,
		} as const,
	})
	const view = buildExplanationView(
		explanation({
			restsOn: { guesses: [field(0), hours('site_civil'), field(1), hours('bess')], overrides: [], leaves: 9 },
		}),
		{ nameOf: namesIn(plan), linkOf: fieldLinks(plan), scopes: [] },
	)
	expect(view.rests?.title).toBe('Includes four guesses')
	expect(view.rests?.guesses.map(({ label, count }) => [label, count])).toEqual([
		['Capacity', 'two guesses'],
		['Work packages', 'two guesses'],
	])
})

test('a figure of all months says which month its inputs are of', () => {
	const month = explanation({ label: 'Capital spent', scope: 'plan', month: '2026-01' })
	const view = buildExplanationView(explanation({ scope: 'plan', month: null, inputs: [month] }))
	expect(view.steps.map(({ label }) => label)).toEqual(['Capital spent, January 2026'])
	expect(view.leftOut).toBe('Monthly inputs show their largest month; the figure uses every month.')
	const quarter = buildExplanationView(explanation({ scope: 'quarter:2026-Q1', month: null, inputs: [month] }))
	expect(quarter.leftOut).toBe('')
})

test('a field leads to the form of its entry, a catalogue figure to its row', () => {
	const link = fieldLinks(campusPlan())
	const typed = { why: null, source: null, quality: null, who: null, when: null }
	const id = campusPlan().powerContracts[0]?.id ?? ''
	expect(link({ kind: 'plan', path: 'powerContracts[0].capacityMW', ...typed })).toBe(
		`energy?edit=${encodeURIComponent(`powerContracts/${id}`)}`,
	)
	expect(link({ kind: 'plan', path: 'startMonth', ...typed })).toBe('settings')
})

test('another place is asked for by the name that was asked, not by that of the quantity found', () => {
	const view = buildExplanationView(explanation({ quantity: 'environment.energyMWh', scope: 'plan', month: null }), {
		nameOf: namesIn(campusPlan()),
		linkOf: () => null,
		scopes: ['plan', 'site:abilene'],
		asked: { quantity: 'energyMWh', month: '2027-06' },
	})
	expect(view.places.map(({ target }) => target)).toEqual([
		{ quantity: 'energyMWh', scope: 'plan', month: '2027-06' },
		{ quantity: 'energyMWh', scope: 'site:abilene', month: '2027-06' },
	])
})

test('an equation that says the same on both sides is left out', () => {
	const sum = explanation({ label: 'P', inWords: 'P', inFigures: '42.9' })
	expect(buildExplanationView(sum).formula).toEqual([])
})

test('a share is told as its part of the whole, whole as a sentence tells it', () => {
	const part = { label: 'firm power', value: 109.9, text: '109.9 MW' }
	const whole = { label: 'power asked for', value: 428.1, text: '428.1 MW' }
	const share = { unit: '%', value: 0.2566, said: { is: 'share', part, whole } } as const
	expect(buildExplanationView(explanation({ ...share, quantity: 'layers.energy.coverage' })).meaning).toBe(
		'26%: 109.9 of 428.1 MW needed.',
	)
	expect(buildExplanationView(explanation(share)).meaning).toBe(
		'26%: firm power, 109.9 MW, of power asked for, 428.1 MW.',
	)
})

test('several taken as one say how many, and how', () => {
	const said = { is: 'sum', count: 7, of: 'power contracts' } as const
	expect(buildExplanationView(explanation({ value: 1655, unit: 'MW', said })).meaning).toBe(
		'Sum of all seven power contracts: 1,655 MW.',
	)
})

test('no value says why', () => {
	const because = [
		{
			is: 'atMost',
			one: { label: 'power asked for', value: 0, text: '0 MW' },
			other: { label: null, value: 0, text: '0' },
		},
	] as const
	expect(buildExplanationView(explanation({ value: null, inFigures: null, inWords: null, because })).because).toBe(
		'No value: power asked for is 0.',
	)
})
