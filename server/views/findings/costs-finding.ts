import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { LAYERS } from '#shared/layers.ts'
import { capitalOf, spentBefore } from '../figures/before-plan.ts'
import { estimateWords } from '../messages/estimate-words.ts'
import { usd } from '#shared/formats/figures.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { shareText } from '#shared/formats/shares.ts'
import type { Finding } from './finding.ts'

/** What it costs to build and to run, and which layer takes most of it. */
export function costsFinding(plan: PlanFile, result: PlanResult): Finding {
	const money = moneyOf(plan)
	const { totals } = result.finance
	if (totals.capexUsd <= 0 && totals.opexUsd > 0)
		return {
			title: `${usd(totals.opexUsd, money)} to run, nothing to build in the plan`,
			lede: 'Nothing was spent before the plan starts.',
		}
	if (totals.capexUsd <= 0)
		return {
			title: 'No capital is spent yet',
			lede: 'Add halls and chip orders to see their cost by month.',
		}
	const shares = LAYERS.map((layer) => ({ layer, usd: capitalOf(result.finance, layer) })).sort((a, b) => b.usd - a.usd)
	const [most] = shares
	const part =
		most === undefined
			? ''
			: `, ${most.usd >= totals.capexUsd * (1 - 1e-9) ? 'all' : shareText(most.usd / totals.capexUsd)} of it for ${LAYER_NAMES[most.layer].toLowerCase()}`
	const each =
		totals.usdPerMillionTokens === null ? '' : ` ${usd(totals.usdPerMillionTokens, money)} per million output tokens.`
	const words = estimateWords(result)
	const estimate = words === '' ? '' : ` ${sentenceCase(words)}.`
	const spent = spentBefore(result, money)
	const value = `${spent === null ? '' : `${sentenceCase(spent)}. `}Opex is ${usd(totals.opexUsd, money)} over the plan.`
	return { title: `${usd(totals.capexUsd, money)} to build${part}`, lede: `${value}${each}${estimate}` }
}
