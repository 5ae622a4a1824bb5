import { HALL } from '#shared/document/item-keys.ts'
import { NETWORK, SITE_ENVIRONMENT, SPACE } from '#shared/document/site-keys.ts'
import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { saidWarning } from '#server/views/messages/warning-words.ts'
import { statusMonth } from '#shared/status-month.ts'
import { leasedFed } from '../balance/balance.quantities.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { balanceResult, type BalanceResult } from '../balance/balance-result.ts'
import { listOf, seriesOf } from '../document-series.ts'
import { ENGINE_VERSION } from './engine-version.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { planSecured } from '../layers/energy/firm/available-power.ts'
import { mwhLimit } from '../layers/energy/firm/mwh-limit.ts'
import { contractedFirm, securedFirm } from '../layers/energy/firm/worst-day-power.ts'
import { facilityPower, loadFraction, monthlyPue, peakPue } from '../layers/energy/pue.ts'
import { finishedPower } from '../layers/infrastructure/available.ts'
import { contractResults } from './contract-result.ts'
import { buildNetworkResult } from './build-network-result.ts'
import { withDeviceDemand } from './device-demand.ts'
import { equipmentBySite } from './equipment-result.ts'
import { figuresAt, seriesParts } from './figures-at.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { milestonesOf } from './milestones.ts'
import { environmentResult, financeResult, idleCapitalUsd } from '../money/money-result.ts'
import { saidCauses } from './said-causes.ts'
import { scheduleResult } from './schedule-result.ts'
import { findHeadline } from '../shortfall/headline-step.ts'
import { layerFacts } from '../shortfall/layer-facts.ts'
import { lostToDemand, lostToTarget } from '../shortfall/lost-power.ts'
import type { Loss } from '../shortfall/weigh-shortfall.ts'
import { siteEnergyParts } from './site-energy-result.ts'
import { strandedAt } from '../money/stranded.ts'
import { supplyResult } from './supply-result.ts'
import { withTrainingFigures } from './training-checks.ts'
import { warningsOf } from '../warnings/warnings.ts'
import { workforceResult } from '../people/workforce-result.ts'
import type { EngineModel } from '../world.ts'

type EngineFrame = Frame<EngineModel>

/** A finished run as the result document `strata.result/1`: each part is made when it is first read. */
export function planResult(frame: EngineFrame): PlanResult {
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
		bindingCause: () => saidCauses(model, balance.bindingCause, balance.binding),
		buildout: () => balance.buildout,
		servedShare: () => balance.servedShare,
		headline: () => headline,
		shortfall: () => withCauses(loss, saidCauses(model, bindings.targetCauses, balance.buildout.binding)),
		layerFacts: () => facts(null, balance),
		workloads: () => withTrainingFigures(frame, balance.workloads),
		applications: () => withDeviceDemand(frame, balance.applications),
		stranded: () => ({ ...balance.stranded, idleCapitalUsd: idleCapitalUsd(frame) }),
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
		warnings: () => warningsOf({ frame, parts: result }).map((found) => saidWarning(found, moneyOf(model.plan))),
	})
	return result
}

function siteResults(frame: EngineFrame, { sites }: BalanceResult, facts: FactsOf): PlanResult['sites'] {
	const ordered = madeWhenRead({ equipment: () => equipmentBySite(frame) })
	return Object.fromEntries(
		frame.world.model.plan.sites.map(({ id }, site) => [
			id,
			siteResult(frame, { site, parts: sites[id], equipment: () => ordered.equipment[site] ?? [], facts }),
		]),
	)
}

function hallResults(frame: EngineFrame): PlanResult['halls'] {
	return Object.fromEntries(
		frame.world.model.plan.buildPhases.map(({ id }, index) => [
			id,
			figuresAt(frame, { rows: HALL, prefix: 'halls.', scope: 'phase', index }),
		]),
	)
}

/** In the order of the document's keys. */
function withCauses({ groups, ...loss }: Loss, targetCauses: PlanResult['shortfall']['targetCauses']) {
	return { ...loss, targetCauses, groups }
}

export type Verdict = Pick<PlanResult, 'binding' | 'servedShare' | 'schedule'> & Pick<BalanceResult, 'layers'>

/** The parts of the document that say whether a plan is served, what holds it back and when its halls finish. */
export function verdictOf(frame: EngineFrame): Verdict {
	const schedule = scheduleResult(frame)
	const { bindings } = noteOf(frame, findHeadline)
	const { binding, layers, servedShare } = balanceResult(noteOf(frame, balancePlan), bindings)
	return { binding, layers, servedShare, schedule }
}

type FactsOf = (
	site: number | null,
	of: Pick<SiteResult, 'layers' | 'binding' | 'buildout'>,
) => SiteResult['layerFacts']

/** MW IT that a site loses, by what the plan is measured by. */
function siteLost(frame: EngineFrame, site: number): readonly number[] {
	const { basis } = noteOf(frame, findHeadline).shortfall
	return seriesOf(frame, basis === 'demand' ? lostToDemand : lostToTarget, site)
}

const isLet = ({ sites, leases }: PlanFile, site: number) => leases.some(({ siteId }) => siteId === sites[site]?.id)
/** Null where no gas of the site has a limit. */
const limitOf = (series: readonly number[]) => (series.some(Number.isNaN) ? null : series)

function siteResult(
	frame: EngineFrame,
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
	const site = { scope: 'site', index: of.site } as const
	return madeWhenRead<SiteResult>({
		layers: () => layers.layers,
		binding: () => layers.binding,
		buildout: () => layers.buildout,
		layerFacts: () => of.facts(of.site, layers),
		itNameplateMW: () => listOf(power.itNameplateMW),
		itPowerMW: () => listOf(power.itPowerMW),
		facilityPowerMW: () => series(facilityPower),
		pue: () => series(monthlyPue).map((value) => (value === 0 ? null : value)) satisfies SparseSeries,
		pueLoad: () => series(loadFraction),
		peakPue: () => series(peakPue),
		contractedFirmMW: () => series(contractedFirm),
		securedFirmMW: () => series(securedFirm),
		mwhLimitMW: () => limitOf(series(mwhLimit)),
		leasedItMW: () => (isLet(frame.world.model.plan, of.site) ? series(leasedFed) : null),
		commissionedItMW: () => series(finishedPower),
		installedAccelerators: () => listOf(power.installedAccelerators),
		energisedAccelerators: () => listOf(power.energisedAccelerators),
		...seriesParts(frame, { rows: SITE_ENVIRONMENT, prefix: '', ...site }),
		...siteEnergyParts(frame, of.site),
		equipment: of.equipment,
		network: () => figuresAt(frame, { rows: NETWORK, prefix: 'network.', ...site }),
		space: () => figuresAt(frame, { rows: SPACE, prefix: 'space.', ...site }),
		stranded: () => strandedAt(frame, of.site),
	})
}
