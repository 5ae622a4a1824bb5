import type { Draft } from './draft.ts'
import { keysOf, type Target } from './keys.ts'

const IN_PLAN = {
	sites: 'a site',
	powerContracts: 'a contract',
	buildPhases: 'a hall',
	chipOrders: 'an order',
	applications: 'an application',
} as const
const IN_CATALOGUE = {
	chips: 'a chip',
	models: 'a model',
	archetypes: 'a use case',
	powerContractTypes: 'a kind of power contract',
	climates: 'a climate zone',
	coolingTechnologies: 'a cooling technology',
	redundancyTopologies: 'a redundancy topology',
	electricalChains: 'an electrical chain',
	constructionPhases: 'a step of a hall',
	equipment: 'an item of equipment',
	gridRegions: 'a grid region',
	labourMarkets: 'a labor market',
	costs: 'a hall cost market',
	trades: 'a trade',
	demandRegions: 'a demand region',
} as const

type TargetName = keyof typeof IN_PLAN | keyof typeof IN_CATALOGUE | 'catalogue.models'

const among = <Names extends object>(names: Names, name: PropertyKey): name is keyof Names => Object.hasOwn(names, name)

/** Whether a reference names a table or a list; what actuals are of is read by a rule of its own. */
export const isTarget = (name: string): name is TargetName =>
	name === 'catalogue.models' || among(IN_PLAN, name) || among(IN_CATALOGUE, name)

/** What a reference may name, by the word that the field registry uses for it, and what to say where it names nothing. */
export function targetOf({ ids, own, catalogue, writtenRows }: Draft, name: TargetName): Target {
	if (name === 'catalogue.models')
		return {
			known: keysOf(own.models, writtenRows.get('models')),
			noun: 'a model of this plan’s catalog',
			see: 'Add its row to catalogue.models.',
		}
	if (among(IN_PLAN, name)) {
		const noun = IN_PLAN[name]
		return {
			known: ids[name],
			noun: `${noun} of this plan`,
			see: `Name one of its ${noun.replace(/^an? /, '')}s by id.`,
		}
	}
	const see = `See \`strata catalogue ${name}\``
	return {
		known: keysOf(catalogue[name], writtenRows.get(name)),
		noun: IN_CATALOGUE[name],
		see: name === 'models' ? `${see}, or add a row to catalogue.models.` : `${see}.`,
	}
}
