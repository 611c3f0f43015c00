"""Short lists of words that matter beside punctuation, each as words between blanks."""

ABBREVIATIONS = """
e.g i.e etc vs cf al fig figs eq eqs no nos vol vols pp p ch chap sec ed eds dr mr mrs ms prof st jr sr inc ltd co corp
dept univ approx ca c b d a.m p.m u.s u.k u.n ph.d m.d b.a m.a ibid op cit viz rev gen col lt sgt capt hon jan feb mar
apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ave blvd rd sp spp var ref refs app art par trans
"""
"""What is followed by a full stop that ends no sentence."""

TELLING = """
s t d m re ve ll st nd rd th am pm kg mm cm km ml mg hz khz mhz ghz c f k m b bn x e g i a p pp no vol fig figs table
and or to of in the is was for with by on as at from et al http https www doi accessed retrieved last access available
see
"""
"""Runs that say much by themselves beside a digit or mark: endings, units, function words (order matters)."""

ALIEN = """
der das und ist nicht ein eine einer mit von zu dem auf für sich als auch wird sind le la les du une dans qui pour pas
sur il elle est sont aux el los las y que por con una su lo al gli di che è non della del sono nel na um uma os ao em é
het een van dat niet zijn voor som att och är av en det til og er ikke jeg på się nie jest że w z et ad cum sunt quod
"""
"""Everyday words of other European languages that English has not, or hardly."""

MONTHS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
"""What stands before a day of a date."""
