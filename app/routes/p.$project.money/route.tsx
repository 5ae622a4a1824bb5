import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { titled } from '#app/components/page-title.ts'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { useSaveNote } from '#app/components/plan/save-board.tsx'
import { TabParts } from '#app/components/plan/tab-parts.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { refusalTexts } from '#shared/grid/edit-reply.ts'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { FinancingCard } from './financing-card.tsx'
import { FirstPrice } from './first-price.tsx'
import type { moneyAction } from './money-action.ts'
import { page } from './page.ts'
import { PricesCard } from './prices-card.tsx'
import { MarginCards, SummaryCards } from './summary-cards.tsx'

export const meta = titled(page.name)
export { moneyAction as action } from './money-action.ts'
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'money', { search: new URL(asked.request.url).search })
	return { ...page, canEdit: may((await openPlan(asked)).role, 'changePlans') }
}

/** What was loaded last, kept until the answer to what was sent is loaded too: what others write meanwhile must not pass for what was shown. */
function useShown() {
	const latest = useLoaderData<typeof loader>()
	const reply = useActionData<typeof moneyAction>()
	const [shown, setShown] = useState({ rev: latest.rev, tab: latest.tab.id, part: latest, heard: reply })
	const answered = reply === undefined ? null : reply.ok ? reply.rev : (reply.conflicts?.rev ?? null)
	const isAnswered = reply !== shown.heard && answered !== null && latest.rev >= answered
	if (isAnswered || latest.tab.id !== shown.tab)
		setShown({ rev: latest.rev, tab: latest.tab.id, part: latest, heard: reply })
	return { latest, reply, form: shown.part }
}

const WITH_FIGURES = new Set(['summary', 'margin', 'cash', 'estimate'])

export default function Money() {
	const { latest, reply, form } = useShown()
	const { begin, canEdit, finding, tabs, tab, figures, summary, sells, currency } = latest
	const refused = reply !== undefined && !reply.ok ? reply : null
	const messages = [...(refused?.problems ?? []), ...(refused?.conflicts?.found ?? [])]
	const errors = (field: string) => messages.filter((problem) => problem.field === field).map((problem) => problem.text)
	useSaveNote(
		'money',
		messages.length === 0 ? null : { state: 'refused', where: 'Money', why: refusalTexts(reply).join(' ') },
	)
	const ofForm = { rev: form.rev, canEdit, errors, typed: refused?.typed }
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab.id} label="Views of money" />
			{reply?.ok && (
				<div className="mb-4">
					<Notice live>Saved. {reply.said}</Notice>
				</div>
			)}
			{summary !== null && !summary.isSold && canEdit && (sells.tokens || sells.hours) && (
				<FirstPrice
					currency={currency}
					rev={latest.rev}
					refusal={refused}
					typed={refused?.typed}
					errors={errors}
					sellsTokens={sells.tokens}
					sellsHours={sells.hours}
				/>
			)}
			{begin === null && WITH_FIGURES.has(tab.id) && <KeyFigures figures={figures} />}
			{tab.id === 'terms' && form.financing !== null && <FinancingCard terms={form.financing.terms} {...ofForm} />}
			{tab.id === 'prices' && form.prices !== null && <PricesCard prices={form.prices} refused={refused} {...ofForm} />}
			{begin !== null && tab.id !== 'terms' && tab.id !== 'prices' && (
				<BeginCard title="No costs yet" begin={begin} canEdit={canEdit}>
					Add halls, chips and contracts to see costs. Add prices to see revenue and return.
				</BeginCard>
			)}
			{summary !== null &&
				(tab.id === 'summary' ? <SummaryCards summary={summary} /> : <MarginCards summary={summary} />)}
			{begin === null && <TabParts tab={tab} />}
		</>
	)
}
