import { Link } from '@remix-run/react'
import { CircleCheck, Copy, FileText, MapPin, Plus, Table, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LayerIcon } from '#app/components/ui/layer-mark.tsx'
import type { FirstStep } from '#shared/presentation/pages/first-steps.ts'
import { LAYERS } from '#shared/layers.ts'
import { articled } from '#shared/presentation/grid/grid-lists.ts'
import { LAYER_NAMES } from '#shared/presentation/wording/names.ts'

type Step = FirstStep & { readonly isNext: boolean; readonly canEdit: boolean; readonly number: number }

function StepRow({ name, layer, what, shows, noun, to, done, isNext, canEdit, number }: Step) {
	return (
		<li className="step" aria-current={isNext ? 'step' : undefined}>
			{done ? (
				<CircleCheck className="icon text-ok" strokeWidth={1.75} aria-label="Done" />
			) : (
				<span className="face" aria-hidden>
					{number}
				</span>
			)}
			<span className="step-name">
				{layer === null ? <MapPin className="icon" strokeWidth={1.75} aria-hidden /> : <LayerIcon layer={layer} />}
				{name}
			</span>
			<span className="step-main">
				{what} <span className="text-ink-3">· shows {shows}</span>
			</span>
			{canEdit && !done && (
				<ButtonLink to={to} size="small" {...(isNext && { kind: 'primary' as const })}>
					<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
					Add {articled(noun)}
				</ButtonLink>
			)}
		</li>
	)
}

function OtherWay({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
	return (
		<div className="other-way">
			<h3>
				{icon}
				{title}
			</h3>
			<p>{children}</p>
		</div>
	)
}

const ICON = { className: 'icon', strokeWidth: 1.75, 'aria-hidden': true } as const

/** What a plan needs before it can be judged, the next thing first in reach, and the ways round entering it by hand. */
export function FirstSteps({
	steps,
	teamId,
	canEdit,
}: {
	steps: readonly FirstStep[]
	teamId: string
	canEdit: boolean
}) {
	const done = steps.filter((step) => step.done).length
	const next = steps.find((step) => !step.done)
	return (
		<div className="cards cards-wide-narrow">
			<Card title={`From the site to its users: ${done} of ${steps.length}`} plain bleed>
				<ol className="steps-to-plan">
					{steps.map((step, index) => (
						<StepRow key={step.name} {...step} number={index + 1} isNext={step === next} canEdit={canEdit} />
					))}
					<li className="step step-last">
						<FileText {...ICON} />
						<span className="step-name">Report</span>
						<span className="step-main">A brief for the board, once all of these are there</span>
					</li>
				</ol>
			</Card>
			<Card title="Other ways to begin" plain bleed>
				<OtherWay icon={<Copy {...ICON} />} title="Begin from a campus like it">
					Five public build-outs are there as plans:{' '}
					<Link to={`/t/${teamId}/projects/new`} className="underline">
						choose a template
					</Link>
					.
				</OtherWay>
				<OtherWay icon={<Table {...ICON} />} title="You have it in a file">
					A plan file is read whole, or not at all with every problem named:{' '}
					<Link to={`/t/${teamId}/projects/new`} className="underline">
						read a plan file
					</Link>
					.
				</OtherWay>
				<OtherWay icon={<UserPlus {...ICON} />} title="Not alone">
					<Link to={`/t/${teamId}/members`} className="underline">
						Invite the people
					</Link>{' '}
					who hold the contracts and the site dates.
				</OtherWay>
			</Card>
		</div>
	)
}

/** The strip before there is anything to draw: what each band will tell. */
export function StripToCome({ steps }: { steps: readonly FirstStep[] }) {
	return (
		<div className="cards">
			<Card title="What limits the plan, month by month, will stand here" plain>
				<ol className="strip-to-come">
					{LAYERS.toReversed().map((layer) => {
						const step = steps.find((known) => known.layer === layer)
						return (
							<li key={layer}>
								<b style={{ color: `var(--color-${layer}-ink)` }}>{LAYER_NAMES[layer]}</b>
								<span>{step?.done === true ? 'entered; it is judged once something is asked of it' : step?.shows}</span>
							</li>
						)
					})}
				</ol>
			</Card>
		</div>
	)
}
