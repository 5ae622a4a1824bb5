import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { ownOf, WHOLE } from '#shared/pages/page-part.ts'

/** The search that opens a figure's explanation and keeps what else the page reads of its address. */
export function searchFor(current: URLSearchParams, target: WhyTarget): string {
	const search = new URLSearchParams(ownOf(current))
	search.set('why', target.quantity)
	search.set('scope', target.scope)
	if (target.month === null) search.delete('month')
	else search.set('month', target.month)
	if (target.change === undefined) search.delete('change')
	else search.set('change', target.change)
	return `?${search.toString()}`
}

/** The same address without an explanation. */
export function searchWithout(current: URLSearchParams): string {
	const search = new URLSearchParams(current)
	for (const key of ['why', 'scope', 'month', 'change', WHOLE]) search.delete(key)
	const text = search.toString()
	return text === '' ? '?' : `?${text}`
}

export type WhyProps = {
	target: WhyTarget
	children: ReactNode
	/** no underline, where the whole cell is the link */
	plain?: boolean
	/** the one of several that is shown */
	current?: boolean
	title?: string
}

/** A number that opens: its formula, its inputs, their sources. A plain link, so it works before scripts and can be sent on. */
export function Why({ target, children, plain = false, current = false, title }: WhyProps) {
	const [search] = useSearchParams()
	return (
		<Link
			to={searchFor(search, target)}
			preventScrollReset
			className={plain ? undefined : 'why'}
			title={title ?? 'Why this figure'}
			data-why={target.quantity}
			aria-current={current ? 'true' : undefined}
		>
			{children}
		</Link>
	)
}
