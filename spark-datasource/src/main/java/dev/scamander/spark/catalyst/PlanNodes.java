package dev.scamander.spark.catalyst;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.TransformExpression;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/** Makes and takes apart nodes of Spark's plans whose signatures hold sequences. */
public final class PlanNodes {

    private static final int SCAN = 1;
    private static final int PARTITIONING = 3;

    private PlanNodes() {}

    /** The columns that a plan gives. */
    public static List<Attribute> output(QueryPlan<?> plan) {
        return ScalaSequences.toJava(call(plan, QueryPlan.class, "output"), Attribute.class);
    }

    /** The children of a node. */
    public static List<LogicalPlan> children(LogicalPlan plan) {
        return ScalaSequences.toJava(call(plan, TreeNode.class, "children"), LogicalPlan.class);
    }

    /** What a projection computes. */
    public static List<NamedExpression> projectList(Project project) {
        return ScalaSequences.toJava(call(project, Project.class, "projectList"), NamedExpression.class);
    }

    /**
     * The result of a method without parameters whose result holds a sequence.
     *
     * @param target the object
     * @param declaring a public class that has the method
     * @param method the method's name
     */
    public static Object call(Object target, Class<?> declaring, String method) {
        try {
            return declaring.getMethod(method).invoke(target);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(unknown(declaring), e);
        }
    }

    /** A logical projection. */
    public static LogicalPlan project(List<? extends NamedExpression> columns, LogicalPlan child) {
        return make(Project.class, ScalaSequences.of(columns), child);
    }

    /** A physical projection. */
    public static SparkPlan projectExec(List<? extends NamedExpression> columns, SparkPlan child) {
        return make(ProjectExec.class, ScalaSequences.of(columns), child);
    }

    /** An expression under a new name of its own. */
    public static Alias alias(Expression expression, String name) {
        return aliasAs(expression, name, NamedExpression.newExprId());
    }

    /** An expression in place of a column: what refers to the column refers to the expression now. */
    public static Alias aliasAs(Expression expression, Attribute column) {
        return aliasAs(expression, column.name(), column.exprId());
    }

    private static Alias aliasAs(
            Expression expression, String name, org.apache.spark.sql.catalyst.expressions.ExprId id) {
        return make(
                Alias.class,
                expression,
                name,
                id,
                ScalaSequences.of(List.of()),
                Option.empty(),
                ScalaSequences.of(List.of()));
    }

    /**
     * The same relation with another scan, whose partitions are told apart by a function of a column.
     *
     * @param relation the relation
     * @param scan the scan to put in its place, with the same columns
     * @param function gives the partition's key
     * @param column the function's argument
     */
    public static LogicalPlan partitioned(
            DataSourceV2ScanRelation relation, Scan scan, BoundFunction function, Attribute column) {
        Expression key = make(TransformExpression.class, function, ScalaSequences.of(List.of(column)), Option.empty());
        Object[] parts = parts(relation);
        parts[SCAN] = scan;
        parts[PARTITIONING] = new Some<>(ScalaSequences.of(List.of(key)));
        return make(DataSourceV2ScanRelation.class, parts);
    }

    /** Replaces nodes of a plan, from the leaves up. */
    public static LogicalPlan replace(LogicalPlan plan, Function<LogicalPlan, LogicalPlan> replacement) {
        return (LogicalPlan) plan.transformUp(new Replacement<>(LogicalPlan.class, replacement));
    }

    /** Replaces nodes of an expression, from the root down. */
    public static Expression replace(Expression expression, Function<Expression, Expression> replacement) {
        return (Expression) expression.transform(new Replacement<>(Expression.class, replacement));
    }

    /** Every node of a plan, parents first. */
    public static List<LogicalPlan> nodes(LogicalPlan plan) {
        List<LogicalPlan> nodes = new ArrayList<>();
        plan.foreach(node -> {
            nodes.add(node);
            return BoxedUnit.UNIT;
        });
        return nodes;
    }

    /** Every node of an expression, parents first. */
    public static List<Expression> nodes(Expression expression) {
        List<Expression> nodes = new ArrayList<>();
        expression.foreach(node -> {
            nodes.add(node);
            return BoxedUnit.UNIT;
        });
        return nodes;
    }

    private static Object[] parts(Product node) {
        Object[] parts = new Object[node.productArity()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = node.productElement(i);
        }
        return parts;
    }

    private static <T> T make(Class<T> type, Object... arguments) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == arguments.length) {
                try {
                    return type.cast(constructor.newInstance(arguments));
                } catch (InvocationTargetException e) {
                    throw unchecked(e.getCause());
                } catch (ReflectiveOperationException | IllegalArgumentException e) {
                    throw new IllegalStateException(unknown(type) + " " + Arrays.toString(arguments), e);
                }
            }
        }
        throw new IllegalStateException(unknown(type));
    }

    private static String unknown(Class<?> type) {
        return "this version of Spark has another " + type.getName() + " than the supported ones (3.5, 4.0, 4.1, 4.2)";
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    /** A function that changes some nodes and returns the others as they are. */
    private static final class Replacement<T> extends AbstractPartialFunction<T, T> {

        private final Class<T> type;
        private final transient Function<T, T> function;

        Replacement(Class<T> type, Function<T, T> function) {
            this.type = type;
            this.function = function;
        }

        @Override
        public boolean isDefinedAt(T node) {
            return type.isInstance(node);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <A extends T, B> B applyOrElse(A node, scala.Function1<A, B> otherwise) {
            return type.isInstance(node) ? (B) function.apply(node) : otherwise.apply(node);
        }
    }
}
