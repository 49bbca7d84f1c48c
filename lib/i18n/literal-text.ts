import ts from 'typescript';

/** Attributes that a person reads or hears. */
const READ = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'aside',
  'description',
  'hint',
  'label',
  'name',
  'placeholder',
  'text',
  'title',
  'words',
]);
/** On an element of HTML `name` is for the form, not for a person. */
const FORM_ONLY = new Set(['name']);
/** Names, and what stands on the keys of a keyboard. */
const NAMES = new Set(['Marshal', 'Ctrl', 'Esc']);

/** For tests: the text of a component's source that does not come from the messages, each with its line. */
export function literalTexts(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    const words = text.trim();
    if (!/\p{L}{2}/u.test(words) || NAMES.has(words)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${words}`);
  };
  const noteStrings = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) return;
    if (ts.isBinaryExpression(node) && isComparison(node.operatorToken.kind)) return;
    if (ts.isElementAccessExpression(node)) return;
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    if (ts.isTemplateExpression(node)) {
      note(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
      return;
    }
    ts.forEachChild(node, noteStrings);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) {
      noteStrings(node.expression);
    }
    if (ts.isJsxAttribute(node) && isRead(node) && node.initializer) noteStrings(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isRead(attribute: ts.JsxAttribute): boolean {
  const name = attribute.name.getText();
  const tag = attribute.parent.parent.tagName.getText();
  return READ.has(name) && !(FORM_ONLY.has(name) && /^[a-z]|Input$|Textarea$|Select$/.test(tag));
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}
