import { Link as LinkIcon, X } from 'lucide-react'
import { Link, useSearchParams } from '@remix-run/react'
import { useRef, useState } from 'react'
import { searchForTalk } from '#app/components/talk/talk-counts.tsx'
import { FIGURE, talkKey } from '#shared/together/talk.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ExplanationView } from '#server/views/explain/explanation-view.ts'
import { LeafLink } from './leaf-link.tsx'
import { MovesSection } from './moves.tsx'
import { DrawerTabs } from './drawer-tabs.tsx'
import { Places } from './places.tsx'
import { Rests } from './rests.tsx'
import { Steps } from './steps.tsx'
import { useDrawer } from './use-drawer.ts'
import { searchWithout } from './why.tsx'

function CopyLink() {
	const [copied, setCopied] = useState(false)
	return (
		<Button
			type="button"
			size="small"
			onClick={() => {
				void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true))
			}}
		>
			<LinkIcon className="icon-small" strokeWidth={1.75} aria-hidden />
			<span role="status">{copied ? 'Copied' : 'Copy link'}</span>
		</Button>
	)
}

function Body({ view, revision }: { view: ExplanationView; revision: number }) {
	return (
		<>
			<p className="explain-where">{view.where}</p>
			<Places places={view.places} />
			<p className="explain-value">
				{view.value}
				<small>{view.unit}</small>
			</p>
			{view.meaning !== '' && <p className="explain-meaning">{view.meaning}</p>}
			{view.leads !== null && (
				<p className="explain-meaning">
					<LeafLink href={view.leads.href}>{view.leads.name}</LeafLink>
				</p>
			)}
			{view.because !== '' && <p className="explain-because">{view.because}</p>}
			{view.formula.length > 0 && (
				<>
					<h3>{view.formulaTitle}</h3>
					<div className="formula">
						{view.formula.map((line) => (
							<p key={line}>{line}</p>
						))}
					</div>
				</>
			)}
			<MovesSection target={view.moves} revision={revision} />
			<Rests view={view} />
			{view.steps.length > 0 && (
				<>
					<h3>Inputs</h3>
					<Steps steps={view.steps} leftOut={view.leftOut} revision={revision} />
				</>
			)}
			<h3>Method</h3>
			<p className="explain-input-source">{view.method}</p>
		</>
	)
}

/** Where what is said of the figure is; null where no figure is asked for. */
function talkOfFigure(search: URLSearchParams): string | null {
	const [itemId, scope, month] = ['why', 'scope', 'month'].map((name) => search.get(name) ?? '')
	if (itemId === undefined || itemId === '') return null
	const key = talkKey({ kind: FIGURE, itemId, field: '', scope: scope ?? '', month: month ?? '' })
	return searchForTalk(search, key)
}

/** The drawer behind every number. On phones it comes from below. Esc or the cross closes it; the address can be sent on. */
export function ExplainDrawer({
	view,
	problem,
	revision,
}: {
	view: ExplanationView | null
	problem: string | null
	/** which edit of the plan is shown */
	revision: number
}) {
	const [search] = useSearchParams()
	const element = useRef<HTMLElement>(null)
	const shut = searchWithout(search)
	const said = talkOfFigure(search)
	useDrawer(element, view?.key, shut)
	return (
		<aside ref={element} className="drawer" aria-label="Explanation" tabIndex={-1}>
			<div className="explain-head">
				<DrawerTabs tabs={[{ name: 'Why', to: null }, ...(said === null ? [] : [{ name: 'Comments', to: said }])]} />
				<span className="spring" />
				<Link to={shut} preventScrollReset className="button button-ghost button-icon" aria-label="Close explanation">
					<X className="icon" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<div className="explain-body">
				{view === null ? (
					<Notice title="No explanation here.">{problem}</Notice>
				) : (
					<Body view={view} revision={revision} />
				)}
				<div className="mt-4 flex gap-2">
					<CopyLink />
				</div>
			</div>
		</aside>
	)
}
