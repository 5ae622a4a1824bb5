import { Link as LinkIcon, X } from 'lucide-react'
import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ExplanationStep, ExplanationView } from '#shared/presentation/explanation-view.ts'
import { searchWithout, Why } from './why.tsx'

/** Deeper steps are a click on the step away: each opens its own explanation. */
const DEEPEST = 2

function Step({ step, depth }: { step: ExplanationStep; depth: number }) {
	return (
		<>
			<div className="explain-input">
				<span>{step.target === null ? step.label : <Why target={step.target}>{step.label}</Why>}</span>
				<span className="explain-input-value">{step.value}</span>
				{(step.detail !== '' || step.tag !== null) && (
					<span className="explain-input-source">
						{step.detail}{' '}
						{step.tag !== null && <span className={step.tag === 'guess' ? 'tag tag-guess' : 'tag'}>{step.tag}</span>}
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

function Body({ view }: { view: ExplanationView }) {
	return (
		<>
			<p className="explain-where">{view.where}</p>
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
			<h3>Method</h3>
			<p className="explain-input-source">{view.method}</p>
		</>
	)
}

/** The drawer behind every number. On phones it comes from below. Esc or the cross closes it; the address can be sent on. */
export function ExplainDrawer({ view, problem }: { view: ExplanationView | null; problem: string | null }) {
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
				{view === null ? <Notice title="No explanation here.">{problem}</Notice> : <Body view={view} />}
				<div className="mt-4 flex gap-2">
					<CopyLink />
				</div>
			</div>
		</aside>
	)
}
