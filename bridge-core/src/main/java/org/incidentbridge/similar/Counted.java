package org.incidentbridge.similar;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Words that were counted already, as the index takes them. */
final class Counted extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute often = addAttribute(TermFrequencyAttribute.class);
  private final Map<String, Integer> counts;
  private Iterator<Map.Entry<String, Integer>> words;

  Counted(Map<String, Integer> counts) {
    this.counts = Map.copyOf(counts);
    this.words = this.counts.entrySet().iterator();
  }

  @Override
  public void reset() {
    words = counts.entrySet().iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!words.hasNext()) {
      return false;
    }
    var next = words.next();
    term.append(next.getKey());
    often.setTermFrequency(next.getValue());
    return true;
  }
}
