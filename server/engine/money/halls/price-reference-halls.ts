import { getCooling } from '#shared/catalogue/catalogue.ts'
import { item } from '../../cells.ts'
import { present, rowFacts } from '../../facts.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { tradeWage } from '../../people/workforce-pay-inputs.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import { labourRows } from '../../schedule/labour/labour-rows.ts'
import { locationFactor, onSiteShare } from '../../schedule/labour/country-inputs.ts'
import type { EngineModel } from '../../world.ts'
import { AIR, LIQUID, referencePrices, type ReferenceSite, wageIndexOfRow } from './reference-hall.ts'
import { reference } from './reference-outputs.ts'
import { usualRates } from './usual-rates.ts'

const INPUTS = { itMW: phaseItMW, wage: tradeWage, onShare: onSiteShare, locationFactor } as const

const KINDS = [
	{ kind: AIR, labour: 'labour', electrical: 'electrical', mechanical: 'mechanical' },
	{ kind: LIQUID, labour: 'liquidLabour', electrical: 'liquidElectrical', mechanical: 'liquidMechanical' },
] as const

/** Labour and machines of the reference hall that the cost row of a hall prices, and of its liquid-cooled twin (mM1.2). */
export const priceReferenceHalls = defineAlgorithm<EngineModel, typeof INPUTS, typeof reference, null>({
	id: 'finance.priceReferenceHalls',
	label: 'Labor and machines of what cost rows of halls price',
	rule: 'mM1.2',
	method:
		'The reference hall of a hall has its MW IT, site and climate, is a whole first hall with chilled-water air cooling, N+1, 325 m² per MW, 20 kW racks and 30% prefabrication, built in the country’s work week by one open-shop shift at wages around the row’s location. Equipment is counted as for any hall; labor is hours × hourly cost. Its twin has direct-to-chip liquid and 132 kW racks.',
	inputs: INPUTS,
	outputs: reference,
	each: 'site',
	reads: (_, { output }) => (output === 'labour' || output === 'liquidLabour' ? null : ['itMW']),
	run: ({ world, input, output, rows }) => {
		const { model } = world
		const ofLabour = labourRows(model.catalogue)
		const hallsOf = rowsBySite(world, 'phase')
		for (const site of rows) {
			const of: ReferenceSite = {
				...{ model, site, rows: ofLabour },
				crews: { onShare: input.onShare.at(site, 0), locationFactor: input.locationFactor.at(site, 0) },
				rates: usualRates(model, { site, index: wageIndexOfRow(model, site), wage: input.wage }),
			}
			for (const { kind, labour, electrical, mechanical } of KINDS) {
				const priceOf = referencePrices(of, kind)
				for (const hall of item(hallsOf, site)) {
					const price = priceOf(input.itMW.at(hall, 0))
					output[labour][hall] = price.labour
					output[electrical][hall] = price.electrical
					output[mechanical][hall] = price.mechanical
				}
			}
		}
		return null
	},
	facts: ({ model }, { output }) => {
		const id = output.startsWith('liquid') ? LIQUID.cooling : AIR.cooling
		const row = getCooling(model.catalogue, id)
		return present([
			rowFacts({ table: 'coolingTechnologies', row, label: row.name, fields: ['plantHoursFactor', 'rackKW'] }),
		])
	},
})
