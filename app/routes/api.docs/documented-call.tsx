import type { DocumentedCall as Call } from '#server/http/api/docs-view.ts'

/** One call: what it does, what it takes, what it answers. */
export function DocumentedCall({ id, method, path, summary, description, parameters, bodies, answers }: Call) {
	return (
		<details id={id} className="scroll-mt-6 border-t border-line py-2">
			<summary className="cursor-pointer">
				<code className="font-semibold">{method}</code> <code className="break-all">{path}</code>
				<span className="block text-ink-2">{summary}</span>
			</summary>
			<p>{description}</p>
			{(parameters.length > 0 || bodies.length > 0) && (
				<dl className="grid gap-1">
					{parameters.map((parameter) => (
						<div key={`${parameter.in} ${parameter.name}`}>
							<dt className="inline">
								<code>{parameter.name}</code> <span className="text-ink-3">in the {parameter.in}</span>
								{parameter.required && <span className="text-ink-3">, needed</span>}
							</dt>
							{parameter.description !== undefined && <dd className="ml-4">{parameter.description}</dd>}
						</div>
					))}
					{bodies.length > 0 && (
						<div>
							<dt className="inline">Body</dt> <dd className="inline">{bodies.join(' or ')}</dd>
						</div>
					)}
				</dl>
			)}
			<ul>
				{answers.map(({ status, says }) => (
					<li key={status}>
						<code>{status}</code> {says}
					</li>
				))}
			</ul>
		</details>
	)
}
