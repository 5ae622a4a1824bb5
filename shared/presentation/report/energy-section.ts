import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type FigureOptions, figuresFrom } from '../figures/figure.ts'
import type { ResultKey } from '#shared/document/keys.ts'
import { energyFinding } from '../findings/energy-finding.ts'
import { poweredFinding } from '../findings/powered-finding.ts'
import { meterChart } from '../pages/energy-view.ts'
import { buildPoweredChart } from '../pages/overview-view.ts'
import { megawatts, MISSING, percent } from '../wording/figures.ts'
import { sentenceCase, shortMonth } from '../wording/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { inMoney, moneyOf } from '#shared/units/money.ts'
import { keyInWords } from '../wording/names.ts'
import { tableOf, timeChartOf } from './blocks.ts'
import type { Section, TableBlock } from './report-model.ts'
import { left, placed, planned, right, shown, words } from './report-parts.ts'

function contractsTable(plan: PlanFile, catalogue: Catalogue): TableBlock {
	const money = moneyOf(plan)
	return tableOf({
		title: 'Power contracts',
		columns: [
			left('Contract', 1.5),
			left('Kind', 1.2),
			left('Status'),
			right('MW'),
			right('From'),
			right('Ramp, mo'),
			right('Term, mo'),
			right(`${money.code}/MWh`),
			right('Take or pay'),
			right('Late P50–P90'),
		],
		rows: plan.powerContracts.map((row) => {
			const at = (field: string, text: string) => planned(plan, { list: 'powerContracts', id: row.id, field }, text)
			const kind = catalogue.powerContractTypes.find(({ id }) => id === row.kind)
			return [
				words(placed({ plan, name: row.name ?? row.id, siteId: row.siteId })),
				words(kind?.name ?? sentenceCase(keyInWords(row.kind))),
				words(sentenceCase(row.status ?? 'agreement')),
				at('capacityMW', megawatts(row.capacityMW)),
				at('startMonth', shortMonth(row.startMonth)),
				at(
					'rampMonths',
					row.rampSteps.length > 0 ? `${row.rampSteps.length} steps` : formatFigure(row.rampMonths ?? 1),
				),
				at('termMonths', row.termMonths === null ? MISSING : formatFigure(row.termMonths)),
				at(
					'energyPriceUsdPerMWh',
					row.energyPriceUsdPerMWh === null
						? MISSING
						: formatFigure(inMoney(row.energyPriceUsdPerMWh, 'usdPerMWh', money)),
				),
				at('takeOrPayShare', row.takeOrPayShare === null ? MISSING : percent(row.takeOrPayShare)),
				at(
					'startDelayMonths',
					row.startDelayMonths === null
						? MISSING
						: `${formatFigure(row.startDelayMonths.p50)}–${formatFigure(row.startDelayMonths.p90)}`,
				),
			]
		}),
		least: 3,
		noun: 'contracts',
		empty: 'No power contract yet.',
	})
}

function sitesTable(plan: PlanFile, result: PlanResult): TableBlock {
	const { figure } = figuresFrom({ plan, result })
	return tableOf({
		title: 'Sites',
		columns: [
			left('Site', 1.5),
			right('Target MW IT'),
			right('Halls MW IT'),
			right('Peak MW at the meter'),
			right('Firm MW'),
			right('Grid limit MW'),
			right('PUE, last month'),
			right('PUE, hottest hour, full'),
			left('Redundancy', 0.6),
		],
		rows: plan.sites.map((site) => {
			const own = result.sites[site.id]
			const of = (key: ResultKey, asked: FigureOptions = {}) =>
				own ? shown(figure(key, { of: `site:${site.id}`, ...asked })) : words(MISSING)
			const at = (field: string, text: string) => planned(plan, { list: 'sites', id: site.id, field }, text)
			return [
				words(site.name),
				at('targetItMW', site.targetItMW === null ? MISSING : megawatts(site.targetItMW)),
				of('commissionedItMW', { at: 'largest' }),
				of('facilityPowerMW', { at: 'largest' }),
				of('contractedFirmMW', { at: 'largest' }),
				at(
					'interconnection.limitMW',
					site.interconnection.limitMW === null ? MISSING : megawatts(site.interconnection.limitMW),
				),
				of('pue', { at: 'last' }),
				of('peakPue'),
				words(site.redundancy ?? 'N+1'),
			]
		}),
		least: 2,
		noun: 'sites',
		empty: 'No site yet.',
	})
}

/** Contracts one by one, and what they carry by month. */
export function energySection(plan: PlanFile, result: PlanResult): Section {
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
			contractsTable(plan, catalogueFor(plan)),
			timeChartOf(powered, {
				measure: 'MW IT that power, halls and chips could each carry alone',
				source: 'Power is divided by PUE before it meets IT load.',
				least: 120,
				most: 210,
			}),
			sitesTable(plan, result),
		],
	}
}
