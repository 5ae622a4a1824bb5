import { Link as LinkIcon, X } from 'lucide-react'
import { Link, useSearchParams } from '@remix-run/react'
import { useRef, useState } from 'react'
import { useAsked } from '#app/hooks/use-asked.ts'
import { isRecord } from '#shared/is-record.ts'
import { searchForTalk } from '#app/components/talk/talk-counts.tsx'
import { FIGURE, talkKey } from '#shared/together/talk.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ExplanationView, ExplanationStep } from '#server/views/explain/explanation-view.ts'
import { LeafLink } from './leaf-link.tsx'
import { MovesSection } from './moves.tsx'
import { DrawerTabs } from './drawer-tabs.tsx'
import { Places } from './places.tsx'
import { useDrawer } from './use-drawer.ts'
import { searchFor, searchWithout, Why } from './why.tsx'
import { RestsSection } from './rests.tsx'
import { WHOLE } from '#shared/pages/page-part.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { Tag } from './tag.tsx'
import { useWhyAddress } from './use-why-address.ts'

const LINE_HEIGHT = 40

type WhyReply = { readonly view: ExplanationView | null; readonly problem: string | null }

const isWhy = (value: unknown): value is WhyReply => isRecord(value) && 'view' in value

/** What a step is made of, asked for when it is opened: a figure travels one level at a time. */
function Deeper({ target, revision }: { target: WhyTarget; revision: number }) {
	const address = useWhyAddress('why', target)
	const { reply, stale, problem } = useAsked(address, { is: isWhy, pauseMs: 0, rev: revision })
	if (stale) return <Skeleton height={LINE_HEIGHT} />
	const view = reply?.view ?? null
	if (problem !== null || view === null) return <p className="explain-input-source">{problem ?? reply?.problem}</p>
	return <Steps steps={view.steps} leftOut={view.leftOut} revision={revision} />
}

function Fold({ step, revision }: { step: ExplanationStep; revision: number }) {
	const [open, setOpen] = useState(false)
	const { target, deeper, parts } = step
	if (parts.length === 0 && (target === null || !deeper)) return null
	return (
		<details className="explain-tree" onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary className="py-1 text-micro text-ink-3">Inputs</summary>
			{parts.length > 0 && <Steps steps={parts} leftOut="" revision={revision} />}
			{open && target !== null && deeper && <Deeper target={target} revision={revision} />}
		</details>
	)
}

function Step({ step, revision }: { step: ExplanationStep; revision: number }) {
	return (
		<>
			<div className="explain-input">
				<span>
					{step.target === null ? (
						<LeafLink href={step.href}>{step.label}</LeafLink>
					) : (
						<Why target={step.target}>{step.label}</Why>
					)}
				</span>
				<span className="explain-input-value">{step.value}</span>
				{(step.detail !== '' || step.tag !== null) && (
					<span className="explain-input-source">
						{step.detail} {step.tag !== null && <Tag tag={step.tag} />}
					</span>
				)}
			</div>
			<Fold step={step} revision={revision} />
		</>
	)
}

/** The inputs of a figure, each with its own a step further in. */
function Steps({ steps, leftOut, revision }: { steps: readonly ExplanationStep[]; leftOut: string; revision: number }) {
	return (
		<>
			{steps.map((step) => (
				<Step key={step.key} step={step} revision={revision} />
			))}
			{leftOut !== '' && <p className="explain-input-source">{leftOut}</p>}
		</>
	)
}

/** Without scripts the later parts come with the page, on demand. */
function WholeLink({ target }: { target: WhyTarget }) {
	const [search] = useSearchParams()
	return (
		<noscript>
			<Link to={`${searchFor(search, target)}&${WHOLE}=1`} className="button button-small mt-3">
				Show sensitivity, guesses and overrides
			</Link>
		</noscript>
	)
}

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

type BodyProps = { view: ExplanationView; moves: MovesView | null | undefined; revision: number }

function Body({ view, moves, revision }: BodyProps) {
	const isWhole = moves !== undefined
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
			<MovesSection target={view.moves} given={moves} revision={revision} />
			<RestsSection target={view.target} given={isWhole ? view.rests : undefined} revision={revision} />
			{!isWhole && <WholeLink target={view.target} />}
			{view.steps.length > 0 && (
				<>
					<h3>Inputs</h3>
					<Steps steps={view.steps} leftOut={view.leftOut} revision={revision} />
				</>
			)}
			<h3>Reference</h3>
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
	moves,
	revision,
}: {
	view: ExplanationView | null
	problem: string | null
	/** undefined: asked for once the drawer is open */
	moves?: MovesView | null | undefined
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
					<Body view={view} moves={moves} revision={revision} />
				)}
				<div className="mt-4 flex gap-2">
					<CopyLink />
				</div>
			</div>
		</aside>
	)
}
