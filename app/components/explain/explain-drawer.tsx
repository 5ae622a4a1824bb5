import { Link as LinkIcon, X } from 'lucide-react'
import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ExplanationStep, ExplanationView } from '#shared/presentation/explain/explanation-view.ts'
import type { LeafGroup } from '#shared/presentation/explain/leaf-groups.ts'
import type { LeafLine } from '#shared/presentation/explain/origin-words.ts'
import { LeafLink } from './leaf-link.tsx'
import { MovesSection } from './moves.tsx'
import { Places } from './places.tsx'
import { searchWithout, Why } from './why.tsx'

/** Deeper steps are a click on the step away: each opens its own explanation. */
const DEEPEST = 2
/** The nearest kinds of guess; the others fold away. */
const SHOWN_GUESSES = 10

function Tag({ tag }: { tag: string }) {
	return <span className={tag === 'guess' ? 'tag tag-guess' : 'tag'}>{tag}</span>
}

/** Ends of the trace that a reader should know of, each with a way to where it stands. */
function Leaves({ lines }: { lines: readonly LeafLine[] }) {
	return lines.map((line) => (
		<div className="explain-input" key={line.key}>
			<span>
				<LeafLink href={line.href}>{line.label}</LeafLink>
			</span>
			<span className="explain-input-value">{line.value}</span>
			<span className="explain-input-source">
				{line.detail} <Tag tag={line.tag} />
			</span>
		</div>
	))
}

/** Guesses of one kind: one stands for itself, several fold behind their name. */
function Guesses({ groups }: { groups: readonly LeafGroup[] }) {
	return groups.map((group) =>
		group.lines.length === 1 ? (
			<Leaves key={group.key} lines={group.lines} />
		) : (
			<details key={group.key} className="explain-group">
				<summary>
					<span>{group.label}</span>
					<span className="tag tag-guess">{group.count}</span>
				</summary>
				<div className="explain-tree">
					<Leaves lines={group.lines} />
				</div>
			</details>
		),
	)
}

/** What the figure rests on that nobody has confirmed, and what stands in for a default. */
function Rests({ view }: { view: ExplanationView }) {
	const [first, rest] = [view.guesses.slice(0, SHOWN_GUESSES), view.guesses.slice(SHOWN_GUESSES)]
	if (view.restsTitle === '') return null
	return (
		<>
			<h3>{view.restsTitle}</h3>
			<Leaves lines={view.overrides} />
			<Guesses groups={first} />
			{rest.length > 0 && (
				<details>
					<summary className="py-1 text-micro text-ink-3">
						{rest.length === 1 ? 'One more kind' : `${rest.length} more kinds`}, farther from the figure
					</summary>
					<Guesses groups={rest} />
				</details>
			)}
		</>
	)
}

function Step({ step, depth }: { step: ExplanationStep; depth: number }) {
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
			{step.steps.length > 0 && depth < DEEPEST && (
				<details className="explain-tree">
					<summary className="py-1 text-micro text-ink-3">
						{step.steps.length === 1 ? 'Made of one input' : `Made of ${step.steps.length} inputs`}
					</summary>
					{step.steps.map((inner) => (
						<Step key={inner.key} step={inner} depth={depth + 1} />
					))}
				</details>
			)}
		</>
	)
}

function CopyLink() {
	const [copied, setCopied] = useState(false)
	return (
		<Button
			type="button"
			size="small"
			onClick={() => {
				void navigator.clipboard.writeText(window.location.href).then(() => {
					setCopied(true)
				})
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
			{view.steps.length > 0 && (
				<>
					<h3>Inputs</h3>
					{view.steps.map((step) => (
						<Step key={step.key} step={step} depth={0} />
					))}
					{view.leftOut !== '' && <p className="explain-input-source">{view.leftOut}</p>}
				</>
			)}
			<Rests view={view} />
			<MovesSection target={view.moves} revision={revision} />
			<h3>Method</h3>
			<p className="explain-input-source">{view.method}</p>
		</>
	)
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
	const navigate = useNavigate()
	const element = useRef<HTMLElement>(null)
	const shut = searchWithout(search)
	useEffect(() => {
		element.current?.focus()
	}, [view?.key])
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			// Inside a field or an open dialog Esc belongs to that.
			const busy = event.target instanceof Element && event.target.closest('input, select, textarea, dialog') !== null
			if (event.key === 'Escape' && !busy) navigate(shut, { preventScrollReset: true })
		}
		document.addEventListener('keydown', onKeyDown)
		return () => {
			document.removeEventListener('keydown', onKeyDown)
		}
	}, [navigate, shut])
	return (
		<aside ref={element} className="drawer" aria-label="Explanation" tabIndex={-1}>
			<div className="explain-head">
				Explain
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
