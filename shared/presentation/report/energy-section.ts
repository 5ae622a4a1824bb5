import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type FigureSource, figuresFrom } from '../figures/figure.ts'
import { energyFinding } from '../findings/energy-finding.ts'
import { poweredFinding } from '../findings/powered-finding.ts'
import { meterChart } from '../pages/energy-view.ts'
import { buildPoweredChart } from '../pages/overview-view.ts'
import { MISSING } from '../wording/figures.ts'
import { counted } from '../wording/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { timeChartOf } from './blocks.ts'
import { entryTable } from './entry-table.ts'
import type { Cell, SectionBody, TableBlock } from './report-model.ts'
import { planned, right } from './report-parts.ts'

function contractsTable(source: FigureSource): TableBlock {
	return entryTable(
		{ ...source, list: 'powerContracts' },
		{
			title: 'Power contracts',
			columns: [
				{ field: 'name', grow: 1.5 },
				{ field: 'kind', grow: 1.2 },
				{ field: 'status', usual: true },
				{ field: 'capacityMW' },
				{ field: 'startMonth' },
				{
					field: 'rampMonths',
					usual: true,
					cell: ({ rampSteps }, cell) =>
						rampSteps.length > 0 ? { ...cell, text: counted(rampSteps.length, 'step') } : cell,
				},
				{ field: 'termMonths' },
				{ field: 'energyPriceUsdPerMWh' },
				{ field: 'takeOrPayShare' },
				{
					head: right('Late P50–P90'),
					cell: ({ id, startDelayMonths: late }) => {
						const text = late === null ? MISSING : `${formatFigure(late.p50)}–${formatFigure(late.p90)}`
						return planned(source.plan, { list: 'powerContracts', id, field: 'startDelayMonths' }, text)
					},
				},
			],
			least: 3,
			noun: 'contracts',
			empty: 'No power contract yet.',
		},
	)
}

/** By its key: names of redundancy are sentences. */
const REDUNDANCY = String(fieldFacts('sites', 'redundancy').default)

/** Beside the peak hour, which is at full load, an average says at what load it is: «1.14 (L = 62 %)». */
const atItsLoad =
	(source: FigureSource) =>
	({ id }: { readonly id: string }, cell: Cell): Cell => {
		if (cell.text === MISSING) return cell
		const load = figuresFrom(source).figure('pueLoad', { of: `site:${id}`, at: 'last' })
		return { ...cell, text: `${cell.text} (L = ${load.text})` }
	}

function sitesTable(source: FigureSource): TableBlock {
	return entryTable(
		{ ...source, list: 'sites' },
		{
			title: 'Sites',
			columns: [
				{ field: 'name', grow: 1.5 },
				{ field: 'targetItMW' },
				{ key: 'commissionedItMW', at: 'largest' },
				{ key: 'facilityPowerMW', at: 'largest', when: 'peak' },
				{ key: 'contractedFirmMW', at: 'largest' },
				{ field: 'interconnection.limitMW' },
				{ key: 'pue', at: 'last', when: 'last month', cell: atItsLoad(source) },
				{ key: 'peakPue' },
				{
					field: 'redundancy',
					grow: 0.6,
					cell: ({ redundancy }, cell) => ({ ...cell, text: redundancy ?? REDUNDANCY }),
				},
			],
			least: 2,
			noun: 'sites',
			empty: 'No site yet.',
		},
	)
}

/** Contracts one by one, and what they carry by month. */
export function energySection(plan: PlanFile, result: PlanResult): SectionBody {
	const input = { plan, result, today: null }
	const powered = { title: poweredFinding(result.buildout, result.months), chart: buildPoweredChart(input) }
	const { title, lede } = energyFinding(plan, result)
	return {
		bookmark: 'Energy',
		finding: title,
		lede,
		blocks: [
			timeChartOf(meterChart(input), {
				source: 'Firm: contracts after ramp, redundancy and the interconnection’s limit.',
				least: 120,
				most: 220,
			}),
			contractsTable({ plan, result }),
			timeChartOf(powered, {
				measure: 'MW IT that power, halls and chips could each carry alone',
				source: 'Power is divided by PUE before it meets IT load.',
				least: 120,
				most: 210,
			}),
			sitesTable({ plan, result }),
		],
	}
}
