import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { ExplanationStep, ExplanationView } from '#server/views/explain/explanation-view.ts'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'
import { useWhyAddress } from './use-why-address.ts'
import { Why } from './why.tsx'

const LINE_HEIGHT = 40

/** What a step is made of, asked for when it is opened: a figure travels one level at a time. */
function Deeper({ target, revision }: { target: WhyTarget; revision: number }) {
	const address = useWhyAddress('why', target)
	const { load, data } = useFetcher<{ view: ExplanationView | null; problem: string | null }>({
		key: `${address} ${revision}`,
	})
	useEffect(() => {
		load(address)
	}, [load, address, revision])
	if (data === undefined) return <Skeleton height={LINE_HEIGHT} />
	if (data.view === null) return <p className="explain-input-source">{data.problem}</p>
	return <Steps steps={data.view.steps} leftOut={data.view.leftOut} revision={revision} />
}

function Fold({ step, revision }: { step: ExplanationStep; revision: number }) {
	const [open, setOpen] = useState(false)
	const { target, deeper, parts } = step
	if (parts.length === 0 && (target === null || !deeper)) return null
	return (
		<details className="explain-tree" onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary className="py-1 text-micro text-ink-3">Made of</summary>
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
export function Steps({
	steps,
	leftOut,
	revision,
}: {
	steps: readonly ExplanationStep[]
	leftOut: string
	revision: number
}) {
	return (
		<>
			{steps.map((step) => (
				<Step key={step.key} step={step} revision={revision} />
			))}
			{leftOut !== '' && <p className="explain-input-source">{leftOut}</p>}
		</>
	)
}
