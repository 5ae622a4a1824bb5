import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { leasedFed } from '../balance/balance.quantities.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { balanceResult, type BalanceResult } from '../balance/balance-result.ts'
import { listOf, seriesOf } from '../document-series.ts'
import { ENGINE_VERSION } from './engine-version.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { planSecured } from '../layers/energy/firm/available-power.ts'
import { mwhLimit } from '../layers/energy/firm/mwh-limit.ts'
import { monthlyPue, peakPue } from '../layers/energy/pue.ts'
import { contractResults } from './contract-result.ts'
import { buildNetworkResult } from './build-network-result.ts'
import { withDeviceDemand } from './device-demand.ts'
import { equipmentBySite } from './equipment-result.ts'
import { told, toldParts } from './told.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { milestonesOf } from './milestones.ts'
import { financeTotals } from '../money/finance-totals.ts'
import { environmentResult, financeResult } from '../money/money-result.ts'
import { boundCauses } from './bound-causes.ts'
import { scheduleResult } from './schedule-result.ts'
import { findHeadline } from '../shortfall/headline-step.ts'
import { layerFacts } from '../shortfall/layer-facts.ts'
import { lostToDemand, lostToTarget } from '../shortfall/lost-power.ts'
import type { Loss } from '../shortfall/weigh-shortfall.ts'
import { siteEnergyParts } from './site-energy-result.ts'
import { ruleSetsOf } from './rule-sets/rule-sets.ts'
import { strandedAt } from '../money/stranded.ts'
import { supplyResult } from './supply-result.ts'
import { withTrainingFigures } from './training-checks.ts'
import { judgePlan } from '../verdict/judge.ts'
import { warningsOf } from '../warnings/warnings.ts'
import { workforceResult } from '../people/workforce-result.ts'
import type { EngineModel } from '../world.ts'

type PlanResultEngineFrame = Frame<EngineModel>

/** A finished run as its result: each part is made when it is first read. */
export function planResult(frame: PlanResultEngineFrame): PlanResult {
	const { model } = frame.world
	const { bindings, headline, shortfall: loss } = noteOf(frame, findHeadline)
	const balance = balanceResult(noteOf(frame, balancePlan), bindings)
	const facts: FactsOf = (site, { layers, binding, buildout }) =>
		layerFacts(frame, {
			layers,
			binding: loss.basis === 'demand' ? binding : buildout.binding,
			lost: site === null ? loss.lostItMW : siteLost(frame, site),
			site,
		})
	const result: PlanResult = madeWhenRead<PlanResult>({
		format: () => 'strata.result/1',
		engine: () => ENGINE_VERSION,
		months: () => model.months,
		asOfMonth: () => statusMonth(model.plan),
		layers: () => ({
			...balance.layers,
			energy: { ...balance.layers.energy, secured: seriesOf(frame, planSecured, 0) },
		}),
		binding: () => balance.binding,
		bindingCause: () => boundCauses(model, balance.bindingCause, balance.binding),
		buildout: () => balance.buildout,
		servedShare: () => balance.servedShare,
		verdict: () => noteOf(frame, judgePlan).verdict,
		headline: () => headline,
		shortfall: () => withCauses(loss, boundCauses(model, bindings.targetCauses, balance.buildout.binding)),
		layerFacts: () => facts(null, balance),
		workloads: () => withTrainingFigures(frame, balance.workloads),
		applications: () => withDeviceDemand(frame, balance.applications),
		stranded: () => ({
			...balance.stranded,
			idleCapitalUsd: columnOf(frame, financeTotals.idleCapital.total).at(0, 0),
		}),
		sites: () => siteResults(frame, balance, facts),
		contracts: () => contractResults(frame),
		workforce: () => workforceResult(frame),
		schedule: () => scheduleResult(frame),
		halls: () => hallResults(frame),
		buildNetwork: () => buildNetworkResult(frame),
		supplyChain: () => supplyResult(frame),
		finance: () => financeResult(frame),
		environment: () => environmentResult(frame),
		milestones: () => milestonesOf(frame, result),
		warnings: () => warningsOf({ frame, parts: result }),
	})
	return result
}

function siteResults(frame: PlanResultEngineFrame, { sites }: BalanceResult, facts: FactsOf): PlanResult['sites'] {
	const ordered = madeWhenRead({ equipment: () => equipmentBySite(frame) })
	return Object.fromEntries(
		frame.world.model.plan.sites.map(({ id }, site) => [
			id,
			siteResult(frame, { site, parts: sites[id], equipment: () => ordered.equipment[site] ?? [], facts }),
		]),
	)
}

function hallResults(frame: PlanResultEngineFrame): PlanResult['halls'] {
	const { world } = frame
	const usable = usableByHall(frame)
	return Object.fromEntries(
		world.model.plan.buildPhases.map(({ id }, index) => [
			id,
			{ ...told(frame, 'halls', index), usable: Object.fromEntries(usable[index] ?? []) },
		]),
	)
}

type UsableOfHalls = PlanResult['halls'][string]['usable']

/** By hall: what racks can use of it, by the name of each kind. */
function usableByHall(frame: PlanResultEngineFrame): readonly (readonly [string, UsableOfHalls[string]])[][] {
	const { world } = frame
	const { buildPhases } = world.model.plan
	const byHall: (readonly [string, UsableOfHalls[string]])[][] = buildPhases.map(() => [])
	const halls = world.link('fit', 'phase') ?? new Int32Array()
	const ids = world.tables['fit']?.ids ?? []
	halls.forEach((hall, row) => {
		const name = ids[row]?.slice((buildPhases[hall]?.id ?? '').length + 1) ?? ''
		byHall[hall]?.push([name, told(frame, 'halls.usable', row)])
	})
	return byHall
}

/** In the order of the document's keys. */
function withCauses({ groups, ...loss }: Loss, targetCauses: PlanResult['shortfall']['targetCauses']) {
	return { ...loss, targetCauses, groups }
}

type FactsOf = (
	site: number | null,
	of: Pick<SiteResult, 'layers' | 'binding' | 'buildout'>,
) => SiteResult['layerFacts']

/** MW IT that a site loses, by what the plan is measured by. */
function siteLost(frame: PlanResultEngineFrame, site: number): readonly number[] {
	const { basis } = noteOf(frame, findHeadline).shortfall
	return seriesOf(frame, basis === 'demand' ? lostToDemand : lostToTarget, site)
}

const isLet = ({ sites, leases }: PlanFile, site: number) => leases.some(({ siteId }) => siteId === sites[site]?.id)
/** Null where no gas of the site has a limit. */
const limitOf = (series: readonly number[]) => (series.some(Number.isNaN) ? null : series)

/** Engines of the halls, which start when the grid fails. */
const isGenerator = ({ item, needed }: SiteResult['equipment'][number]) => item === 'generator' && needed > 0

function siteResult(
	frame: PlanResultEngineFrame,
	of: {
		readonly site: number
		readonly parts: BalanceResult['sites'][string] | undefined
		readonly equipment: () => SiteResult['equipment']
		readonly facts: FactsOf
	},
): SiteResult {
	if (!of.parts) throw new Error(`The balance left out site ${String(of.site)}.`)
	const { power, ...layers } = of.parts
	const series = (quantity: QuantityNode) => seriesOf(frame, quantity, of.site)
	return madeWhenRead<SiteResult>({
		layers: () => layers.layers,
		binding: () => layers.binding,
		buildout: () => layers.buildout,
		layerFacts: () => of.facts(of.site, layers),
		...toldParts(frame, 'sites', of.site),
		itNameplateMW: () => listOf(power.itNameplateMW),
		itPowerMW: () => listOf(power.itPowerMW),
		pue: () => series(monthlyPue).map((value) => (value === 0 ? null : value)) satisfies SparseSeries,
		peakPue: () => series(peakPue),
		mwhLimitMW: () => limitOf(series(mwhLimit)),
		leasedItMW: () => (isLet(frame.world.model.plan, of.site) ? series(leasedFed) : null),
		...siteEnergyParts(frame, of.site),
		equipment: of.equipment,
		network: () => told(frame, 'sites.network', of.site),
		space: () => told(frame, 'sites.space', of.site),
		ruleSets: () => ruleSetsOf(frame, of.site, { hasGenerators: of.equipment().some(isGenerator), years: [] }),
		stranded: () => strandedAt(frame, of.site),
	})
}
