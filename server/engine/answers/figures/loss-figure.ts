import { LAYERS } from '#shared/layers.ts'
import { planResult } from '../../document/plan-result.ts'
import type { DocumentFigure, DocumentReader } from './document-reader.ts'
import { keptBy } from '#shared/records/kept-by.ts'

type Family = Pick<DocumentFigure, 'label' | 'unit' | 'rule' | 'method'> & { readonly from: readonly string[] }

const LOST = ['shortfall.lostMWMonths', 'shortfall.requiredMWMonths']
const METHODS = {
	weighed: 'Months are grouped by limiting layer and cause, and weighted by the MW IT unserved in them.',
	tokens: 'Peak tokens/s, summed over the months: demand without a workload needs no accelerators.',
} as const

/** What the result tells of losses beside the quantities themselves. */
const OF_THE_PLAN: Readonly<Record<string, Family>> = {
	'shortfall.worst.itMW': {
		label: 'Largest loss in one month at one site',
		unit: 'MW IT',
		rule: 'B16',
		method: 'The largest of the sites’ losses in the month in which the plan loses most.',
		from: ['shortfall.lostItMW'],
	},
	'shortfall.demandedTokenMonths': {
		label: 'Demand of applications',
		unit: 'tokens/s · months',
		rule: 'B16',
		method: METHODS.tokens,
		from: ['layers.applications.required'],
	},
	'shortfall.unclaimedTokenMonths': {
		label: 'Demand without a workload',
		unit: 'tokens/s · months',
		rule: 'B16',
		method: METHODS.tokens,
		from: ['layers.applications.required'],
	},
	'headline.shareOfLost': {
		label: 'Share of all losses from the headline cause',
		unit: '%',
		rule: 'B17',
		method: METHODS.weighed,
		from: ['headline.groupMWMonths', ...LOST],
	},
}

const UNIT_OF_GROUP: Readonly<Record<string, string>> = { MWMonths: 'MW IT · months', share: '%', months: 'months' }

const OF_A_LAYER: Readonly<Record<string, Omit<Family, 'from'>>> = {
	entered: count('Entered in the plan for the layer', ''),
	monthsAsked: count('Months with need of the layer', 'months'),
	monthsShort: count('Months in which the layer is short', 'months'),
	requiredMonths: sum('Need of the layer, all months'),
	shortMonths: sum('Unmet need of the layer, all months'),
	'worst.missing': sum('Shortfall in the worst month'),
	'worst.coverage': { ...sum('Coverage in the worst month'), unit: '%' },
	lostMWMonths: { ...sum('Demand unserved while the layer limits'), unit: 'MW IT · months', rule: 'B16' },
	mostRequired: sum('Highest need of the layer'),
	mostAvailable: sum('Highest supply of the layer'),
}

function count(label: string, unit: string): Omit<Family, 'from'> {
	return { label, unit, rule: 'B9', method: 'Counted over the months of the plan, and over what it lists.' }
}

function sum(label: string): Omit<Family, 'from'> {
	return { label, unit: '', rule: 'B9', method: 'From what the layer needs and has, month by month.' }
}

/** A number in a sentence: of a cause or a warning. */
const SAID = {
	unit: '',
	rule: 'B12',
	method: 'A fact used in the sentence on the limiting cause or its fix.',
	from: [],
} as const

const documents = keptBy(planResult)

/** `shortfall.worst.itMW`, `sites.abilene.layerFacts.energy.shortMonths`: what is short, counted and weighed. */
export const lossFigure: DocumentReader = (frame, name) => {
	const family = familyOf(name)
	const value = family && valueAt(documents(frame), name)
	if (!family || typeof value !== 'number') return null
	const site = frame.world.model.plan.sites.find(({ id }) => name.startsWith(`sites.${id}.`))
	return {
		...family,
		symbol: '',
		scope: site ? `site:${site.id}` : 'plan',
		month: null,
		value,
		source: 'Methodology, people §T',
		decided: null,
		facts: [],
	}
}

function familyOf(name: string): Family | null {
	return OF_THE_PLAN[name] ?? groupFamily(name) ?? saidFamily(name) ?? layerFamily(name)
}

/** `shortfall.groups.0.MWMonths` */
function groupFamily(name: string): Family | null {
	const [, field = ''] = /^shortfall\.groups\.\d+\.(\w+)$/.exec(name) ?? []
	const unit = UNIT_OF_GROUP[field]
	return unit === undefined
		? null
		: { label: 'Lost to one layer and cause', unit, rule: 'B17', method: METHODS.weighed, from: LOST }
}

/** `bindingCause.3.facts.missing` */
function saidFamily(name: string): Family | null {
	const [, said] = /^(?:bindingCause|shortfall\.targetCauses|warnings)\.\d+\.facts\.(.+)$/.exec(name) ?? []
	return said === undefined ? null : { ...SAID, label: `Fact of the sentence: “${said}”` }
}

/** `layerFacts.energy.monthsShort` */
function layerFamily(name: string): Family | null {
	const [, layer, fact = ''] = /^(?:sites\..+\.)?layerFacts\.(\w+)\.(.+)$/s.exec(name) ?? []
	const told = OF_A_LAYER[fact]
	const known = LAYERS.find((one) => one === layer)
	return told && known ? { ...told, from: [`layers.${known}.required`, `layers.${known}.available`] } : null
}

/** What stands at a path of the document; ids that hold dots are tried whole. */
function valueAt(value: unknown, path: string): unknown {
	if (path === '') return value
	if (typeof value !== 'object' || value === null) return undefined
	for (const [key, inner] of Object.entries(value)) {
		if (path === key) return inner
		if (!path.startsWith(`${key}.`)) continue
		const found = valueAt(inner, path.slice(key.length + 1))
		if (found !== undefined) return found
	}
	return undefined
}
