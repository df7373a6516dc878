package org.incidentbridge.app.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;

/** Makes a chart of a plot. */
final class Drawing {

  private static final int SIZE = 12;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
  private static final Color NONE = new Color(0, 0, 0, 0);
  private static final float LINE = 2.5f;
  private static final float HAIR = 1f;
  private static final double WIDEST_BAR = 0.08;
  private static final double HEADROOM = 0.08;

  /** Names of more categories than this stand at an angle. */
  private static final int LEVEL_NAMES = 8;

  private static final int LABEL_LINES = 3;

  private Drawing() {}

  static JFreeChart of(Plot plot) {
    var drawn = new CategoryPlot(data(plot, false), names(plot), values(), bars(plot));
    drawn.setDataset(1, data(plot, true));
    drawn.setRenderer(1, lines(plot));
    drawn.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    drawn.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    drawn.setBackgroundPaint(null);
    drawn.setOutlineVisible(false);
    drawn.setRangeGridlinePaint(Inks.GRID);
    drawn.setRangeGridlineStroke(new BasicStroke(HAIR));
    var chart = new JFreeChart(null, FONT, drawn, false);
    chart.setBackgroundPaint(null);
    chart.addSubtitle(legend(drawn));
    return chart;
  }

  private static LegendTitle legend(CategoryPlot drawn) {
    var legend = new LegendTitle(drawn);
    legend.setItemFont(FONT);
    legend.setItemPaint(Inks.TEXT);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setPosition(RectangleEdge.TOP);
    return legend;
  }

  private static DefaultCategoryDataset data(Plot plot, boolean lines) {
    var data = new DefaultCategoryDataset();
    for (Plot.Series series : plot.series()) {
      if (series.line() == lines) {
        for (int i = 0; i < plot.categories().size(); i++) {
          data.addValue(series.values().get(i), series.name(), plot.categories().get(i));
        }
      }
    }
    return data;
  }

  private static CategoryItemRenderer bars(Plot plot) {
    BarRenderer bars =
        plot.kind() == Plot.Kind.STACKED ? new StackedBarRenderer() : new BarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setMaximumBarWidth(WIDEST_BAR);
    bars.setItemMargin(0);
    return inked(bars, plot, false);
  }

  private static CategoryItemRenderer lines(Plot plot) {
    var lines = new LineAndShapeRenderer(true, true);
    lines.setDefaultStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    lines.setAutoPopulateSeriesStroke(false);
    return inked(lines, plot, true);
  }

  private static CategoryItemRenderer inked(
      CategoryItemRenderer renderer, Plot plot, boolean lines) {
    int place = 0;
    for (Plot.Series series : plot.series()) {
      if (series.line() == lines) {
        renderer.setSeriesPaint(place, Inks.of(series.ink()));
        renderer.setSeriesOutlinePaint(place, NONE);
        place++;
      }
    }
    return renderer;
  }

  private static CategoryAxis names(Plot plot) {
    var axis = new CategoryAxis();
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(Inks.TEXT);
    axis.setAxisLinePaint(Inks.GRID);
    axis.setTickMarksVisible(false);
    axis.setMaximumCategoryLabelLines(LABEL_LINES);
    if (plot.categories().size() > LEVEL_NAMES) {
      axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
    }
    return axis;
  }

  private static ValueAxis values() {
    var axis = new NumberAxis();
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(Inks.TEXT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setUpperMargin(HEADROOM);
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }
}
