import { Link, useLocation, useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useOpens } from '#app/components/plan/link-opens.tsx'

/** The end of a trace: leads to the field on its page, or to the catalogue's row. Plain text where it leads nowhere. */
export function LeafLink({ href, children }: { href: string | null; children: ReactNode }) {
	const { project = '' } = useParams()
	const scenario = new URLSearchParams(useLocation().search).get('scenario')
	const opens = useOpens()
	if (href === null || (!href.startsWith('/') && !opens(href))) return <>{children}</>
	const kept = scenario === null ? '' : `${href.includes('?') ? '&' : '?'}scenario=${encodeURIComponent(scenario)}`
	const to = href.startsWith('/') ? href : `/p/${encodeURIComponent(project)}/${href}${kept}`
	return (
		<Link to={to} className="underline underline-offset-2">
			{children}
		</Link>
	)
}
