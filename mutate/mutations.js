import ts from 'typescript';
import { isSql, sqlMutations } from './sql.js';

const { SyntaxKind } = ts;

const swapped = new Map([
  [SyntaxKind.LessThanToken, ['boundary', '<=']],
  [SyntaxKind.LessThanEqualsToken, ['boundary', '<']],
  [SyntaxKind.GreaterThanToken, ['boundary', '>=']],
  [SyntaxKind.GreaterThanEqualsToken, ['boundary', '>']],
  [SyntaxKind.EqualsEqualsEqualsToken, ['negation', '!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['negation', '===']],
  [SyntaxKind.AmpersandAmpersandToken, ['and/or', '||']],
  [SyntaxKind.BarBarToken, ['and/or', '&&']],
  [SyntaxKind.PlusToken, ['arithmetic', '-']],
  [SyntaxKind.MinusToken, ['arithmetic', '+']],
  [SyntaxKind.AsteriskToken, ['arithmetic', '/']],
  [SyntaxKind.SlashToken, ['arithmetic', '*']],
]);

/**
 * Every small fault that may be put into one file: `{ kind, start, end, replacement }`, positions in its text. Types,
 * imports, decorators, log lines and numbers of the mark-up are left alone: no test of behaviour could notice.
 */
export function mutationsOf(fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (kind, node, replacement) =>
    found.push({ kind, start: node.getStart(source), end: node.getEnd(), replacement });

  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isDecorator(node) || isLogLine(node)) return;
    if (ts.isBinaryExpression(node)) mutateOperator(node, add);
    else if (ts.isIfStatement(node)) mutateCondition(node, add);
    else if (ts.isConditionalExpression(node)) add('negation', node.condition, `!(${node.condition.getText()})`);
    else if (ts.isExpressionStatement(node) && isRemovable(node)) add('statement removed', node, ';');
    else if (ts.isNumericLiteral(node) && !isInMarkup(node)) mutateNumber(node, add);
    else if (node.kind === SyntaxKind.TrueKeyword && !isInMarkup(node)) add('constant', node, 'false');
    else if (node.kind === SyntaxKind.FalseKeyword && !isInMarkup(node)) add('constant', node, 'true');
    else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) mutateSql(node, source, found);
    if (returnsNothing(node)) addEarlyReturn(node, source, found);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function mutateOperator({ left, operatorToken, right }, add) {
  if (operatorToken.kind === SyntaxKind.QuestionQuestionToken) {
    add('fallback', operatorToken, '&&');
    return;
  }
  const change = swapped.get(operatorToken.kind);
  if (!change) return;
  if (operatorToken.kind === SyntaxKind.PlusToken && [left, right].some(mayBeText)) return;
  add(change[0], operatorToken, change[1]);
}

function mayBeText(node) {
  if (ts.isBinaryExpression(node)) return mayBeText(node.left) || mayBeText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isCallExpression(node);
}

function mutateCondition({ expression, thenStatement, elseStatement }, add) {
  add('negation', expression, `!(${expression.getText()})`);
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  const guards = last && (ts.isThrowStatement(last) || ts.isReturnStatement(last));
  if (guards && !elseStatement) add('guard removed', expression.parent, ';');
}

function mutateNumber(node, add) {
  const { parent } = node;
  if (ts.isEnumMember(parent) || ts.isLiteralTypeNode(parent) || ts.isElementAccessExpression(parent)) return;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return;
  const value = Number(node.text);
  if (Number.isInteger(value)) add('constant', node, String(value + 1));
}

function mutateSql(node, source, found) {
  const whole = node.getText(source);
  if (!isSql(whole)) return;
  const pieces = ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    : [node];
  for (const piece of pieces) {
    const start = piece.getStart(source) + 1;
    const text = source.text.slice(start, piece.getEnd() - (piece.getText(source).endsWith('${') ? 2 : 1));
    for (const { kind, start: from, end, replacement } of sqlMutations(text, whole))
      found.push({ kind, start: start + from, end: start + end, replacement });
  }
}

function isRemovable({ expression }) {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  return ts.isCallExpression(call) && call.expression.kind !== SyntaxKind.SuperKeyword;
}

function isLogLine(node) {
  return ts.isExpressionStatement(node) && /^(?:console|this\.log(?:ger)?|log(?:ger)?)\./.test(node.getText());
}

function isInMarkup(node) {
  return Boolean(ts.findAncestor(node, (parent) => ts.isJsxAttribute(parent)));
}

/** `void` or `Promise<void>` and written out: it may be left at once without a type telling. */
function returnsNothing(node) {
  const isFunction = ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node);
  return isFunction && node.body && /^(?:void|Promise<void>)$/.test(node.type?.getText() ?? '');
}

function addEarlyReturn({ body }, source, found) {
  if (body.statements.length === 0) return;
  const at = body.getStart(source) + 1;
  found.push({ kind: 'returned early', start: at, end: at, replacement: ' return;' });
}
